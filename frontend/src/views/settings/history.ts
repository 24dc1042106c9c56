// What the settings load to tell what happened to the service.

import "../../elements/house-history";

export { loadSensorsTexts } from "../../i18n/sensors";
