import { randomBytes } from "node:crypto";

/**
 * A random password of 28 characters (144 random bits) that needs no escape in an address or a quoted string.
 * It has a character of each sort that MySQL's validate_password can ask for: lower, upper, digit, special.
 */
export const freshPassword = (): string => `${randomBytes(18).toString("base64url")}-aA1`;
