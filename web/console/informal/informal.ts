/** The pages of informal contacts, loaded together: whoever opens one opens another. */
export { ContactPage } from './contact-page.tsx';
export { InformalPage } from './informal-page.tsx';
export { RecordPage } from './record-page.tsx';
