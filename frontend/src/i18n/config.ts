// What settings are called and what they mean, in the reader's language. English comes with the configuration's schema.

/** Titles and descriptions by the names of settings: `MqttConfig.port`. */
type Explanations = Readonly<Record<string, readonly string[]>>;
type Explain = (name: string) => readonly [title: string, description: string] | null;

const LOADERS: Readonly<Record<string, () => Promise<{ default: Explanations }>>> = {
  de: () => import("./texts/config/de.json"),
  es: () => import("./texts/config/es.json"),
  fr: () => import("./texts/config/fr.json"),
  it: () => import("./texts/config/it.json"),
  nl: () => import("./texts/config/nl.json"),
  pt: () => import("./texts/config/pt.json"),
};

/** The schema's own words have to do where there are none, or they can't be had. */
export async function loadExplanations(language: string): Promise<Explain> {
  const found: Explanations = await (LOADERS[language]?.() ?? Promise.resolve({ default: {} })).then(
    (texts) => texts.default,
    () => ({}),
  );
  return (name) => {
    const [title, description] = found[name] ?? [];
    return title === undefined || description === undefined ? null : [title, description];
  };
}
