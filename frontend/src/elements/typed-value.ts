// The value of a text field in which somebody may be typing: it is left alone as long as what stands there means the
// value. Else a drawing in between, as when a camera moves, would make `1.` a `1`, or take it away.

import { noChange } from "lit";
import { Directive, type DirectiveParameters, directive, type PropertyPart } from "lit/directive.js";
import { setCommittedValue } from "lit/directive-helpers.js";

class TypedValue extends Directive {
  render(text: string, _value: unknown, _read: (typed: string) => unknown): unknown {
    return text;
  }

  override update(part: PropertyPart, [text, value, read]: DirectiveParameters<this>): unknown {
    const input = part.element as unknown as HTMLInputElement;
    if (input.value === text || read(input.value) === (value ?? null)) return noChange;
    setCommittedValue(part); // so that it is written even where it is what was written last
    return text;
  }
}

/** `text` is how `value` is written; `read` says what something typed means. It looks at the field itself, each time. */
export const typedValue = directive(TypedValue);
