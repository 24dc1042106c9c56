// Sets CSS custom properties from a template. Not Lit's styleMap, which begins with a style attribute: the page's policy
// lets none pass.

import { type ElementPart, noChange } from "lit";
import { Directive, directive } from "lit/directive.js";

type Props = Readonly<Record<`--${string}`, string | number>>;

class CssProps extends Directive {
  override update(part: ElementPart, [props]: [Props]): unknown {
    if (part.element instanceof HTMLElement || part.element instanceof SVGElement) {
      for (const [name, value] of Object.entries(props)) part.element.style.setProperty(name, String(value));
    }
    return noChange;
  }

  render(_props: Props): unknown {
    return noChange;
  }
}

/** `<div ${cssProps({ "--left": "12%" })}>` */
export const cssProps = directive(CssProps);
