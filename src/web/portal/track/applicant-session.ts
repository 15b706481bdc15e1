/** The sort of session in which somebody has proved one case; its subject is the case's id. */
export const APPLICANT_SESSION = "applicant";
