/**
 * Every group of the user pool that means something, and what its members are; a group that is not among them gives
 * nothing.
 */
export { GROUPS, type HeldRole } from '#shared/domain/office/officer';
