import { describe, expect, it } from 'vitest';
import { openQuestionWords } from '../../engines/question-words.ts';
import { createToEnglish } from './question-language.ts';

const toEnglish = createToEnglish(openQuestionWords());

describe('a question in another language', () => {
  it.each([
    [
      "Come si toglie l'efflorescenza bianca da un pavimento in pietra?",
      ['remove', 'efflorescence', 'white', 'floor', 'stone'],
    ],
    ['¿Cómo se quita una mancha de aceite de una encimera de granito?', ['remove', 'stain', 'oil', 'worktop', 'granite']],
    ['Como se limpa um chão de mármore?', ['clean', 'floor', 'marble']],
    ['Pourquoi le jus de citron attaque-t-il le marbre ?', ['juice', 'lemon', 'etching', 'marble']],
    ['Wie oft muss man eine Granitarbeitsplatte imprägnieren?', ['often', 'granite', 'worktop', 'seal']],
    ['Que pedra aquece menos à volta da piscina?', ['stone', 'heat', 'around', 'pool']],
    ['Quels marbres de Turquie avez-vous ?', ['marble', 'Turkey']],
    ['portugiesische Kalksteine', ['Portugal', 'limestone']],
    ['Mermerden pas lekesi nasıl çıkarılır?', ['marble', 'rust', 'stain', 'remove']],
  ])('is read in English words: %s', (question, words) => {
    expect(toEnglish(question)?.split(' ')).toEqual(expect.arrayContaining(words));
  });

  it('keeps a name, and words that it does not know', () => {
    expect(toEnglish("Quelle est l'absorption d'eau du Comblanchien ?")?.split(' ')).toContain('comblanchien');
    expect(toEnglish('Wie backt man Brot?')?.split(' ')).toEqual(['backt', 'brot']);
  });

  it.each([
    'How do I clean a granite floor?',
    'What is the capital of France?',
    'Rosso Levanto',
    'granite or marble in a kitchen',
    '',
  ])('is none: %j', (question) => {
    expect(toEnglish(question)).toBeNull();
  });
});
