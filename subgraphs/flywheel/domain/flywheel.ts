import type { DocumentsPort } from '../../../platform/ports/documents.ts';
import type { AnswerBook } from './answers.ts';
import type { GapBook } from './gap-book.ts';
import type { QuestionBook } from './question-book.ts';
import type { ScheduleBook } from './schedules.ts';
import type { WorkflowEngine } from './workflow-engine.ts';

/** The parts of the service that its resolvers speak to. */
export interface Flywheel {
  readonly documents: DocumentsPort;
  readonly gaps: GapBook;
  readonly questions: QuestionBook;
  readonly answers: AnswerBook;
  readonly engine: WorkflowEngine;
  readonly schedules: ScheduleBook;
}
