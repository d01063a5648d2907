import type { Context } from 'aws-lambda';
import { type Life, life, type Points } from '#test/support/faults/faulty-ports';
import type { Ending } from './event-source.ts';
import { aContext } from './lambda-context.ts';

type Answer = Extract<Ending, { ended: 'answered' }>['answer'];
type Handler<Event> = (event: Event, context: Context) => Promise<Answer>;

/** A function in its process: started cold, kept warm from call to call, started anew when it has died. */
export const processOf = <Event>(
  at: Points,
  start: (of: Life) => Handler<Event>,
  remainingMs?: () => number,
): ((event: Event) => Promise<Ending>) => {
  const cold = () => {
    const of = life(at);
    return { of, handler: start(of) };
  };
  let warm = cold();
  return async (event) => {
    if (warm.of.isDead()) warm = cold();
    const { of, handler } = warm;
    const answered = handler(event, aContext(remainingMs)).then(
      (answer): Ending => ({ ended: 'answered', answer }),
      (): Ending => ({ ended: 'threw' }),
    );
    return Promise.race([answered, of.died.then((): Ending => ({ ended: 'died' }))]);
  };
};
