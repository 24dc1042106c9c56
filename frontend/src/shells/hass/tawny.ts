// The one file whose name does not follow its content: Home Assistant puts a version behind it. So nothing may import it,
// and nothing is in it.

void import("./loader");
