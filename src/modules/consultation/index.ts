/**
 * Consultation (网上咨询, 七(三)8): questions of citizens, routed to the department responsible, answered within a limit, published when the
 * asker agreed and nothing in them tells who it was. The second kind of matter on the spine. Tables: consultation.question (what lists
 * read), consultation.process. Events: `consultation/…` in the journal of `matters`.
 */

export { type AskOutcome, type AskRequest, askQuestion } from "./ask-question.ts";
export { contactOfAsker } from "./contact-of-asker.ts";
export type { QuestionOwn } from "./domain/own.ts";
export { listPublished, type PublishedQuery } from "./list-published.ts";
export { nameQuestions, type QuestionName } from "./name-questions.ts";
export { performQuestion, type QuestionPerformed, type QuestionRequest } from "./perform-question.ts";
export { QUESTION_KIND_NAME, questionMatters } from "./question-kind.ts";
export { type QuestionBox, type QuestionPage, questionWorklist } from "./question-worklist.ts";
export { answerDays } from "./settings.ts";
export { type QuestionTracked, trackQuestion } from "./track-question.ts";
export { questionView } from "./view-question.ts";
