import { describe, expect, it } from 'vitest';
import { stoneNamed, type TestFlywheel } from '../../testing/flywheel.ts';

export const GENERATE = `mutation ($input: GenerateQuestionsInput!) {
  generateQuestions(input: $input) { questions { id text gap { id status } } userErrors { code } }
}`;

export const STONES = [stoneNamed('Plain Grey'), stoneNamed('Plain Red')];

interface Question {
  readonly id: string;
  readonly text: string;
  readonly gap: { readonly id: string; readonly status: string };
}

/** Writes questions about the gaps of {@link STONES}. */
export async function generateQuestions(flywheel: TestFlywheel, input: object = {}): Promise<readonly Question[]> {
  return (await flywheel.data(GENERATE, { input })).generateQuestions.questions;
}

/** The suite that every way of writing questions passes: by templates alone, and phrased by a model. */
export function describeQuestionWriting(
  name: string,
  open: () => Promise<{ readonly flywheel: TestFlywheel } & AsyncDisposable>,
): void {
  describe(`questions: ${name}`, () => {
    it('ask for what the gap lacks, with units and methods, and for nothing of another stone', async () => {
      await using opened = await open();
      const questions = await generateQuestions(opened.flywheel, { count: 6 });
      const technical = questions.find(({ text }) => text.includes('Plain Grey') && text.includes('water absorption'));
      expect(technical?.text).toContain('water absorption in % (EN 13755)');
      for (const { text } of questions) {
        expect(text).toContain('?');
        expect(text.includes('Plain Grey') !== text.includes('Plain Red')).toBe(true);
      }
    });

    it('are one for each gap, however often and at once they are asked for', async () => {
      await using opened = await open();
      const [question] = await generateQuestions(opened.flywheel, { count: 1 });
      expect(question?.gap.status).toBe('ASKED');
      const input = { gapIds: [question?.gap.id] };
      const again = await Promise.all([1, 2, 3].map(() => generateQuestions(opened.flywheel, input)));
      expect(new Set(again.flat().map(({ id }) => id))).toEqual(new Set([question?.id]));
    });
  });
}
