/** The nodes that the parser makes. */
import type { parser } from '@lezer/python';

type Tree = ReturnType<(typeof parser)['parse']>;
export type SyntaxNode = Tree['topNode'];
/** Cheaper than a node: only good while the tree is gone through. */
export type SyntaxNodeRef = Parameters<Parameters<Tree['iterate']>[0]['enter']>[0];
