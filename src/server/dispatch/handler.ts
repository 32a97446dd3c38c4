import type {
  CommandBody,
  CommandResult,
  CommandType,
  Context,
  DeskCommandBody,
  DeskCommandResult,
  DeskCommandType,
} from '../../protocol/index.ts';
import type { Agent } from '../../protocol/index.ts';
import type { Backend } from '../backend.ts';
import type { Hint } from '../hint.ts';
import type { Rows, VisitorRow } from '../store/index.ts';

/** What every handler is given: a transaction, and a way to say what changed once it is committed. */
export interface Turn {
  readonly backend: Backend;
  readonly rows: Rows;
  /** The command's id. */
  readonly id: string;
  readonly now: number;
  /** Published after the commit, or never. */
  hint(hint: Hint): void;
}

/** A visitor's command, checked, in its transaction; everything else of this visitor waits. */
export interface VisitorTurn<Type extends CommandType> extends Turn {
  readonly visitor: VisitorRow;
  readonly body: CommandBody<Type>;
  readonly context: Context;
}

/** An agent's command, checked, in its transaction; everything else of this agent waits. */
export interface AgentTurn<Type extends DeskCommandType> extends Turn {
  readonly agent: Agent;
  readonly body: DeskCommandBody<Type>;
}

/** Does what a visitor asks, or throws a `Refusal`, which undoes the transaction. */
export type VisitorHandler<Type extends CommandType> = (turn: VisitorTurn<Type>) => Promise<CommandResult<Type>>;

/** Does what an agent asks, or throws a `Refusal`, which undoes the transaction. */
export type AgentHandler<Type extends DeskCommandType> = (turn: AgentTurn<Type>) => Promise<DeskCommandResult<Type>>;
