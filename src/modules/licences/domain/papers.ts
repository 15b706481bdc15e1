/** Code of the document that is a licence (data/documents/templates/licence.json). */
const LICENCE = "licence";

/** Whether a document of a case is a licence, to be kept in the register. */
export function isLicencePaper({ code }: { code: string }): boolean {
  return code === LICENCE;
}
