import { patterned } from "./patterned.ts";

/** An e-mail address: something, an at sign, a domain with a dot. */
export const email = patterned("email", /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}$/);
