/** Somebody or something that is not in this world was named. */
export class Unknown extends Error {}
