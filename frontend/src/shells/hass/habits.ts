// How the reader writes times, as set in the profile in Home Assistant.

import type { Hass, HassLocale } from "../../backend/hass-types";
import type { Habits } from "../../model/times";

const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const HOURS: Readonly<Record<HassLocale["time_format"], boolean | null>> = {
  "12": true,
  "24": false,
  language: null,
  system: null,
};

export function habitsOf({ config, locale }: Hass): Habits {
  const day = WEEKDAYS.indexOf(locale.first_weekday);
  return {
    // `system`: as the browser does, whatever the language of the texts.
    language: locale.time_format === "system" ? navigator.language : locale.language,
    hour12: HOURS[locale.time_format],
    zone: locale.time_zone === "server" ? config.time_zone : null,
    firstWeekday: day < 0 ? null : day,
  };
}
