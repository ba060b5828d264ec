/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Why a stone is sold under a name that is not its first one. */
export type AliasKind =
  /** A trade name in common use. */
  | 'COMMERCIAL'
  /** A name that promises another rock or another origin. */
  | 'DECEPTIVE'
  /** A name found in old sources. */
  | 'HISTORICAL'
  /** A name made up to sell it. */
  | 'MARKETING'
  /** A name used where it is quarried. */
  | 'REGIONAL'
  /** The name in another language. */
  | 'TRANSLATION';

/** What a fact, a gap or a question is about. */
export type GapTopic =
  /** Where it may be used and where not. */
  | 'APPLICATIONS'
  /** Whether and how fast it can be had. */
  | 'AVAILABILITY'
  /** Names, petrography and what it is confused with. */
  | 'IDENTITY'
  /** Fixing, bedding, joints, adhesives. */
  | 'INSTALLATION'
  /** Sealing, cleaning, repair. */
  | 'MAINTENANCE'
  /** Country, region, quarry, geology. */
  | 'ORIGIN'
  /** Handling, formats, thicknesses, finishes. */
  | 'PRACTICAL_DETAILS'
  /** What it costs and what drives the price. */
  | 'PRICING'
  /** Measured figures: strength, absorption, density, frost. */
  | 'TECHNICAL_SPECIFICATIONS'
  /** Colour, pattern, veining, variation. */
  | 'VISUAL_CHARACTERISTICS';

/** A fact in words. */
export type InternalFact = {
  /** In [0, 1]. */
  readonly confidence: number;
  /** Such as `sealing`. */
  readonly name: string;
  /** Where it comes from. */
  readonly source?: string | null | undefined;
  /** What it is about. */
  readonly topic: GapTopic;
  /** Of the value, where it has one. */
  readonly unit?: string | null | undefined;
  /** Such as `once a year`. */
  readonly value: string;
};

/** Verified facts for a stone. */
export type InternalFacts = {
  /** Who verified them. */
  readonly by: string | number;
  /** Facts in words. */
  readonly facts: ReadonlyArray<InternalFact>;
  /** Makes a repeated request harmless. */
  readonly idempotencyKey: string;
  /** The stone's. */
  readonly stoneId: string | number;
  /** Figures by their key, such as `waterAbsorption`. */
  readonly technical: unknown;
  /** On whose behalf. */
  readonly viewer: InternalViewer;
};

/** On whose behalf a service asks: the person whose own token it has verified, or nobody. */
export type InternalViewer = {
  /** Null: nobody is signed in. */
  readonly role?: string | null | undefined;
  /** What the person may do. */
  readonly scopes: ReadonlyArray<string>;
  /** Null: nobody is signed in. */
  readonly sessionId?: string | number | null | undefined;
  /** Null: nobody is signed in. */
  readonly tier?: string | null | undefined;
  /** Null: nobody is signed in. */
  readonly userId?: string | number | null | undefined;
};

/** Whether a name could be told. */
export type ResolutionStatus =
  /** Several stones share the name; the query does not decide between them. */
  | 'AMBIGUOUS'
  /** One stone, with enough evidence. */
  | 'RESOLVED'
  /** No stone of the catalogue, as far as the evidence goes. */
  | 'UNRESOLVED';

/** How much a matter weighs. */
export type Severity =
  /** Leads to damage or a wrong purchase. */
  | 'HIGH'
  /** Worth knowing. */
  | 'LOW'
  /** May mislead a buyer. */
  | 'MEDIUM';

export type ResolveIdentitiesVariables = Exact<{
  names: ReadonlyArray<string>;
}>;


export type ResolveIdentities = { readonly _resolveIdentities: ReadonlyArray<{ readonly query: string, readonly status: ResolutionStatus, readonly stoneId: string | null, readonly confidence: number, readonly matchedName: string | null, readonly matchedKind: AliasKind | null, readonly candidates: ReadonlyArray<{ readonly stoneId: string, readonly confidence: number, readonly matchedName: string, readonly reasons: ReadonlyArray<string> }>, readonly warnings: ReadonlyArray<{ readonly type: string, readonly severity: Severity, readonly message: string }> }> };

export type LinksFromVariables = Exact<{
  stoneIds: ReadonlyArray<string | number>;
  first: number;
}>;


export type LinksFrom = { readonly _linksFrom: ReadonlyArray<ReadonlyArray<{ readonly fromId: string, readonly toId: string, readonly score: number, readonly reason: string, readonly anchors: ReadonlyArray<string> }>> };

export type FindMentionsVariables = Exact<{
  text: string;
}>;


export type FindMentions = { readonly _findMentions: ReadonlyArray<{ readonly start: number, readonly end: number, readonly text: string, readonly stoneId: string, readonly confidence: number }> };

export type ApplyFactsVariables = Exact<{
  request: InternalFacts;
}>;


export type ApplyFacts = { readonly _applyFacts: { readonly cursor: string, readonly changedPaths: ReadonlyArray<string> } };


export const ResolveIdentitiesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ResolveIdentities"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"names"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"_resolveIdentities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"names"},"value":{"kind":"Variable","name":{"kind":"Name","value":"names"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"query"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"stoneId"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}},{"kind":"Field","name":{"kind":"Name","value":"matchedName"}},{"kind":"Field","name":{"kind":"Name","value":"matchedKind"}},{"kind":"Field","name":{"kind":"Name","value":"candidates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stoneId"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}},{"kind":"Field","name":{"kind":"Name","value":"matchedName"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}}]}},{"kind":"Field","name":{"kind":"Name","value":"warnings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ResolveIdentities, ResolveIdentitiesVariables>;
export const LinksFromDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LinksFrom"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"stoneIds"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"_linksFrom"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"stoneIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"stoneIds"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromId"}},{"kind":"Field","name":{"kind":"Name","value":"toId"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"anchors"}}]}}]}}]} as unknown as DocumentNode<LinksFrom, LinksFromVariables>;
export const FindMentionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindMentions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"_findMentions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"stoneId"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}}]}}]}}]} as unknown as DocumentNode<FindMentions, FindMentionsVariables>;
export const ApplyFactsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApplyFacts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"request"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InternalFacts"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"_applyFacts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"request"},"value":{"kind":"Variable","name":{"kind":"Name","value":"request"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"changedPaths"}}]}}]}}]} as unknown as DocumentNode<ApplyFacts, ApplyFactsVariables>;