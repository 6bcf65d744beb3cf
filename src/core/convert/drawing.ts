/** The drawing behind a roadmap of roadmap.sh: boxes with places, and lines between them. */
import * as v from 'valibot';

const place = v.object({ x: v.number(), y: v.number() });
const box = v.object({
  id: v.string(),
  type: v.string(),
  position: place,
  width: v.optional(v.nullable(v.number())),
  height: v.optional(v.nullable(v.number())),
  data: v.optional(
    v.object({
      label: v.optional(v.string()),
      legend: v.optional(v.nullable(v.object({ label: v.optional(v.string()) }))),
    }),
  ),
});
const line = v.object({
  source: v.string(),
  target: v.string(),
  data: v.optional(v.object({ edgeStyle: v.optional(v.string()) })),
  style: v.optional(v.object({ strokeDasharray: v.optional(v.union([v.string(), v.number()])) })),
});

/** A box of the drawing; x and y grow to the right and down. */
export interface Box {
  readonly id: string;
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly legend: string;
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly isDashed: boolean;
}

export interface Drawing {
  /** In the order of the file. */
  readonly boxes: readonly Box[];
  readonly edges: readonly Edge[];
  /** Entries that are neither. */
  readonly malformed: number;
}

export function drawingFrom(nodes: readonly unknown[], edges: readonly unknown[]): Drawing {
  const boxes = new Map<string, Box>();
  for (const node of nodes) {
    const { success, output } = v.safeParse(box, node);
    if (success && !boxes.has(output.id)) boxes.set(output.id, boxFrom(output));
  }
  const lines = edges.flatMap((edge): readonly Edge[] => {
    const { success, output } = v.safeParse(line, edge);
    if (!success || !boxes.has(output.source) || !boxes.has(output.target)) return [];
    const dashes = String(output.style?.strokeDasharray ?? '0');
    const isDashed = output.data?.edgeStyle ? output.data.edgeStyle === 'dashed' : dashes !== '0';
    return [{ from: output.source, to: output.target, isDashed }];
  });
  return {
    boxes: [...boxes.values()],
    edges: lines,
    malformed: nodes.length - boxes.size + edges.length - lines.length,
  };
}

function boxFrom({ id, type, position, width, height, data }: v.InferOutput<typeof box>): Box {
  return {
    id,
    type,
    ...position,
    width: width ?? 0,
    height: height ?? 0,
    label: data?.label ?? '',
    legend: data?.legend?.label ?? '',
  };
}
