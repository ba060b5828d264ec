import { openTestFlywheel } from '../../testing/flywheel.ts';
import { describeQuestionWriting, STONES } from './questions.contract.ts';

describeQuestionWriting('templates', async () => {
  const flywheel = await openTestFlywheel(STONES);
  return { flywheel, [Symbol.asyncDispose]: () => flywheel[Symbol.asyncDispose]() };
});
