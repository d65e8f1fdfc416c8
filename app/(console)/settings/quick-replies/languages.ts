/** In which a reply can be worded, the writing direction told. */
export const QUICK_LANGUAGES = [
  { code: "en", name: "English" },
  { code: "ro", name: "Romanian" },
  { code: "de", name: "German" },
  { code: "hi", name: "Hindi" },
  { code: "ar", name: "Arabic" },
] as const
