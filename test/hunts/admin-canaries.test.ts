import '#test/support/captured-output';
import { hunt } from '#test/support/hunt';
import { OFFICERS, searchedAs } from '#test/support/laws/admin-canaries';

hunt({
  name: 'canaries, admin API',
  law: 'a citizen’s words and identity are shown to each as far as the rules of access say, whatever is asked and done, and are nowhere else',
  cases: () => OFFICERS.map((officer) => ({ name: officer, run: () => searchedAs(officer) })),
  least: 15,
  meets: ['answers', 'decisions', 'lines', 'heads, events and keys'],
});
