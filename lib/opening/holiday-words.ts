/** Public holidays by what they are; each country's list names them. */
export const HOLIDAYS = {
  new_year: "New Year’s Day",
  new_year_second: "Second day of the year",
  epiphany: "Epiphany",
  synaxis: "Saint John the Baptist",
  unification: "Unification of the Principalities",
  good_friday: "Good Friday",
  easter: "Easter Sunday",
  easter_monday: "Easter Monday",
  labour: "Labour Day",
  children: "Children’s Day",
  ascension: "Ascension Day",
  pentecost: "Pentecost",
  pentecost_monday: "Pentecost Monday",
  dormition: "Dormition of the Virgin Mary",
  saint_andrew: "Saint Andrew",
  great_union: "National Day of Romania",
  christmas: "Christmas Day",
  christmas_second: "Second day of Christmas",
  boxing: "Boxing Day",
  king: "Martin Luther King Jr. Day",
  presidents: "Presidents’ Day",
  memorial: "Memorial Day",
  juneteenth: "Juneteenth",
  independence: "Independence Day",
  columbus: "Columbus Day",
  veterans: "Veterans Day",
  thanksgiving: "Thanksgiving",
  unity: "Day of German Unity",
  australia: "Australia Day",
  anzac: "Anzac Day",
  republic: "Republic Day",
  gandhi: "Gandhi Jayanti",
  carnival_monday: "Carnival Monday",
  carnival: "Carnival Tuesday",
  tiradentes: "Tiradentes",
  corpus_christi: "Corpus Christi",
  aparecida: "Our Lady of Aparecida",
  all_souls: "All Souls’ Day",
  proclamation: "Proclamation of the Republic",
  black_awareness: "Black Awareness Day",
} as const satisfies Record<string, string>
export type HolidayName = keyof typeof HOLIDAYS

export const HOLIDAY_COUNTRIES = {
  RO: "Romania",
  DE: "Germany",
  US: "United States",
  BR: "Brazil",
  IN: "India",
  AU: "Australia",
} as const satisfies Record<string, string>
export type HolidayCountry = keyof typeof HOLIDAY_COUNTRIES

/** What no rule for the whole country gives. */
export const LEFT_OUT = {
  RO: "",
  DE: "Holidays of a single state are added by hand.",
  US: "Where a holiday falls on a weekend, the day it is kept on is listed.",
  BR: "Holidays of a state or a city are added by hand; optional days are not chosen beforehand.",
  IN: "Days that follow the moon, such as Diwali, Holi and Eid, and those of a state are added by hand.",
  AU: "Holidays of a single state, such as the King’s Birthday, are added by hand.",
} as const satisfies Record<HolidayCountry, string>
