/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What an article is for. */
export type ArticleType =
  /** How to use stone for a purpose. */
  | 'APPLICATION_GUIDE'
  /** Questions that customers ask, answered. */
  | 'FAQ'
  /** A term of the trade explained. */
  | 'GLOSSARY'
  /** All that is known of one stone. */
  | 'STONE_PROFILE'
  /** Standards, tests and methods. */
  | 'TECHNICAL_RESOURCE'
  /** Looks compared, mainly by pictures. */
  | 'VISUAL_ATLAS';

/** Which documents count; an empty list means no condition. */
export type InternalDocumentFilter = {
  /** Any of these. */
  readonly articleTypes: ReadonlyArray<ArticleType>;
  /** Any of these. */
  readonly colors: ReadonlyArray<string>;
  /** Any of these. */
  readonly countries: ReadonlyArray<string>;
  /** Any of these. */
  readonly stoneTypes: ReadonlyArray<StoneType>;
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

/** What the trade calls a stone. What it is to a geologist stands in `Stone.petrography`: neither follows from the other. */
export type StoneType =
  /** Fine-grained, translucent gypsum or calcite, soft enough to carve by hand. */
  | 'ALABASTER'
  /** Dark, fine-grained volcanic rock. */
  | 'BASALT'
  /** Angular fragments in a natural cement. */
  | 'BRECCIA'
  /** Rounded pebbles in a natural cement. */
  | 'CONGLOMERATE'
  /** Rock made mainly of the mineral dolomite. */
  | 'DOLOMITE'
  /** Banded metamorphic rock with the minerals of granite. */
  | 'GNEISS'
  /** Granite and what the trade sells as granite: hard crystalline igneous rock. */
  | 'GRANITE'
  /** Sedimentary rock made mainly of calcite. */
  | 'LIMESTONE'
  /** Metamorphosed limestone, and in the trade also some limestones that take a polish. */
  | 'MARBLE'
  /** Banded, translucent calcite (onyx marble), not the quartz gem. */
  | 'ONYX'
  /** A natural stone that none of the other types describes. */
  | 'OTHER'
  /** Volcanic rock with large crystals in a fine ground. */
  | 'PORPHYRY'
  /** Metamorphosed sandstone, nearly pure quartz. */
  | 'QUARTZITE'
  /** Cemented sand. */
  | 'SANDSTONE'
  /** Metamorphic rock of visible mica flakes that splits unevenly. */
  | 'SCHIST'
  /** Rock of serpentine minerals, sold as green marble. */
  | 'SERPENTINITE'
  /** Fine-grained metamorphic rock that splits into thin sheets. */
  | 'SLATE'
  /** Soft, heat-storing rock rich in talc. */
  | 'SOAPSTONE'
  /** Porous calcite laid down by springs. */
  | 'TRAVERTINE'
  /** Consolidated volcanic ash. */
  | 'TUFF';

export type DenseSearchVariables = Exact<{
  query: string;
  viewer: InternalViewer;
  filter: InternalDocumentFilter;
  limit: number;
  readAfter?: string | null | undefined;
}>;


export type DenseSearch = { readonly _denseSearch: { readonly stale: boolean, readonly hits: ReadonlyArray<{ readonly nodeId: string, readonly score: number, readonly chunkText: string }> } };

export type NearestNeighboursVariables = Exact<{
  nodeIds: ReadonlyArray<string | number>;
  viewer: InternalViewer;
  limit: number;
}>;


export type NearestNeighbours = { readonly _nearestNeighbours: ReadonlyArray<ReadonlyArray<{ readonly nodeId: string, readonly score: number, readonly chunkText: string }>> };

export type UnansweredQuestionsVariables = Exact<{
  since: string;
}>;


export type UnansweredQuestions = { readonly _unansweredQuestions: ReadonlyArray<{ readonly question: string, readonly askers: number, readonly firstAt: string, readonly lastAt: string }> };


export const DenseSearchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DenseSearch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"query"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"viewer"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InternalViewer"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InternalDocumentFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"limit"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"readAfter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"_denseSearch"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"query"},"value":{"kind":"Variable","name":{"kind":"Name","value":"query"}}},{"kind":"Argument","name":{"kind":"Name","value":"viewer"},"value":{"kind":"Variable","name":{"kind":"Name","value":"viewer"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"limit"}}},{"kind":"Argument","name":{"kind":"Name","value":"readAfter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"readAfter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stale"}},{"kind":"Field","name":{"kind":"Name","value":"hits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodeId"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"chunkText"}}]}}]}}]}}]} as unknown as DocumentNode<DenseSearch, DenseSearchVariables>;
export const NearestNeighboursDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NearestNeighbours"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"nodeIds"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"viewer"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InternalViewer"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"limit"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"_nearestNeighbours"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"nodeIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"nodeIds"}}},{"kind":"Argument","name":{"kind":"Name","value":"viewer"},"value":{"kind":"Variable","name":{"kind":"Name","value":"viewer"}}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"limit"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodeId"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"chunkText"}}]}}]}}]} as unknown as DocumentNode<NearestNeighbours, NearestNeighboursVariables>;
export const UnansweredQuestionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UnansweredQuestions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"_unansweredQuestions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"since"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"question"}},{"kind":"Field","name":{"kind":"Name","value":"askers"}},{"kind":"Field","name":{"kind":"Name","value":"firstAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastAt"}}]}}]}}]} as unknown as DocumentNode<UnansweredQuestions, UnansweredQuestionsVariables>;