/** Where whoever has no program follows a report: a page that takes the code as a form does. */
export const TRACKING_PAGE = '/lacak';
