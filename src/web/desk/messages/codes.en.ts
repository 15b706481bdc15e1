import type { Translation } from "../../../platform/i18n/index.ts";
import type { codesZhCN } from "./codes.zh-CN.ts";

export const codesEn: Translation<typeof codesZhCN> = {
  unknown: (code) =>
    `That didn't work, and nothing you typed is lost. Try again later; if it stays so, tell the administrator the code ${code}.`,
  words: {
    "desk/unreachable": "The server can't be reached; nothing you typed is lost. Check the network and try again.",
    "desk/fault": "The server had a fault; nothing you typed is lost. Try again later, or call the administrator.",
    "desk/not-signed-in": "Your session has ended. Please sign in again.",
    "desk/password-change-needed": "Change your first password before anything else.",
    "desk/forbidden": "Your post doesn't carry this right. If you need it, ask your security administrator.",
    "desk/bad-request": "Something is incomplete or in the wrong form. Please check and try again.",
    "desk/not-found": "Not found, or not yours to see.",
    "desk/too-many": "Too many requests. Please try again in a minute.",
    "desk/too-many-sign-ins":
      "Too many failed sign-ins from this network address. Try again in 15 minutes, use another network, or ask the security administrator.",
    "desk/too-many-streams": "Too many live pages are open at once; this one no longer updates itself. Close some and reload.",
    "identity/wrong-credentials": "Wrong user name or password. Five failures in a row lock the account for 30 minutes.",
    "identity/locked": "Five wrong passwords in a row: the account is locked. Try later, or ask the security administrator to unlock it.",
    "identity/inactive": "This account is closed. Please ask your security administrator.",
    "identity/password-too-short": "The new password needs at least 8 characters.",
    "identity/password-too-long": "The new password may have at most 128 characters.",
    "identity/password-too-plain": "The new password needs capital and small letters, digits and symbols.",
    "identity/password-is-username": "The new password must not contain the user name.",
    "identity/password-unchanged": "The new password must differ from the current one.",
    "identity/wrong-current-password": "The current password is wrong.",
    "file/empty": "The file is empty.",
    "file/damaged": "The file is damaged and can't be opened.",
    "file/too-large": "The file is too large; 30 MB is the most.",
    "file/type-not-allowed": "Files of this kind can't be uploaded. Use PDF, pictures or Office files.",
    "file/name-does-not-match": "What is in the file doesn't fit its name. Save it in its own format and try again.",
    "file/zip-bomb": "The archive unpacks to too much and can't be taken.",
    "file/has-macros": "The file contains macros and can't be taken. Save it without them.",
    "file/not-scanned": "The safety check can't be done now; please try again in a moment.",
    "file/too-many-open": "Too many files are half sent; finish or cancel some first.",
    "file/incomplete": "The file hasn't arrived whole; choose it again and it goes on where it stopped.",
    "file/upload-gone": "This upload is no longer there; please choose the file again.",
    "file/upload-damaged": "The file was damaged on its way; please send it again.",
    "desk/upload-refused": "The upload didn't work; please try again.",
    "desk/unreadable": "This file can't be read any more; please choose it again.",
    "file/infected": "The file didn't pass the safety check and can't be taken.",
  },
};
