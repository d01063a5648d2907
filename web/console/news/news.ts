/** The pages of news, loaded together: whoever opens one opens the other. */
export { NewsItemPage } from './item-page.tsx';
export { NewsPage } from './news-page.tsx';
