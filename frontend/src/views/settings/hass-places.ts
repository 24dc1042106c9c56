// Pages of Home Assistant's own, to which the settings lead.

/** The integration: its sidecars, and the forms of notification profiles. */
export const INTEGRATION = "/config/integrations/integration/tawny";
