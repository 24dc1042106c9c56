// The sidecar's page begins here.

import { watchParts } from "./anew";
import "./page";

watchParts();
