import { createElement, Fragment, type ComponentType, type FunctionComponent, type VNode } from 'preact';
import { live } from './live.ts';

export { Fragment };

/** Each component and its live form: the same one every time, since another one would be drawn from scratch. */
const known = new WeakMap<FunctionComponent, ComponentType>();

/**
 * What the compiler makes of `<Tag>`. Every component of ours sees signals by itself. Preact's own options, which would make
 * those of an embedding Preact page see them too, are left alone.
 */
export function jsx(type: string | ComponentType, props: Readonly<Record<string, unknown>>, key?: unknown): VNode {
  return createElement(toLive(type) as ComponentType, key === undefined ? props : { ...props, key });
}

export { jsx as jsxs };

function toLive(type: string | ComponentType): string | ComponentType {
  if (typeof type === 'string' || type === Fragment || type.prototype?.render) return type;
  const draw = type as FunctionComponent;
  const form = known.get(draw) ?? live(draw);
  known.set(draw, form);
  return form;
}
