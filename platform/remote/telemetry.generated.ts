/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A paid or free call. */
export type InternalLedgerUsage = {
  /** What it was about. */
  readonly entityIds: ReadonlyArray<string | number>;
  /** By the provider's name for it. */
  readonly model: string;
  /** What it was for. */
  readonly operation: string;
  /** Who was paid. */
  readonly provider: string;
  /** Whole numbers by unit. */
  readonly quantities: unknown;
  /** Who made it. */
  readonly service: string;
  /** For whom; null for the platform. */
  readonly userId?: string | number | null | undefined;
};

/** One client operation. */
export type InternalOperationReport = {
  /** ISO 8601. */
  readonly at: string;
  /** From arrival to answer, milliseconds. */
  readonly durationMs: number;
  /** True when the answer held an error. */
  readonly failed: boolean;
  /** Entities shown among search results. */
  readonly foundIds: ReadonlyArray<string | number>;
  /** Its name; never its text. */
  readonly operation: string;
  /** Entities that were opened. */
  readonly viewedIds: ReadonlyArray<string | number>;
};

export type ReportOperationsVariables = Exact<{
  batchId: string | number;
  reports: ReadonlyArray<InternalOperationReport>;
}>;


export type ReportOperations = { readonly _reportOperations: boolean };

export type PriceVariables = Exact<{
  usage: InternalLedgerUsage;
}>;


export type Price = { readonly _price: { readonly at: string, readonly nanoUsd: string | null, readonly priceIds: ReadonlyArray<string> } };

export type ReserveVariables = Exact<{
  id: string | number;
  most: InternalLedgerUsage;
}>;


export type Reserve = { readonly _reserve: string | null };

export type SettleVariables = Exact<{
  reservation: string | number;
  nanoUsd?: string | null | undefined;
}>;


export type Settle = { readonly _settle: boolean };


export const ReportOperationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReportOperations"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"batchId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reports"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InternalOperationReport"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"_reportOperations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"batchId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"batchId"}}},{"kind":"Argument","name":{"kind":"Name","value":"reports"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reports"}}}]}]}}]} as unknown as DocumentNode<ReportOperations, ReportOperationsVariables>;
export const PriceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Price"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"usage"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InternalLedgerUsage"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"_price"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"usage"},"value":{"kind":"Variable","name":{"kind":"Name","value":"usage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"nanoUsd"}},{"kind":"Field","name":{"kind":"Name","value":"priceIds"}}]}}]}}]} as unknown as DocumentNode<Price, PriceVariables>;
export const ReserveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Reserve"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"most"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InternalLedgerUsage"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"_reserve"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"most"},"value":{"kind":"Variable","name":{"kind":"Name","value":"most"}}}]}]}}]} as unknown as DocumentNode<Reserve, ReserveVariables>;
export const SettleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Settle"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reservation"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"nanoUsd"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"_settle"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"reservation"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reservation"}}},{"kind":"Argument","name":{"kind":"Name","value":"nanoUsd"},"value":{"kind":"Variable","name":{"kind":"Name","value":"nanoUsd"}}}]}]}}]} as unknown as DocumentNode<Settle, SettleVariables>;