/** Languages patients are written to in. */
export const SERVICE_LANGUAGES = ["ro", "en", "de", "hi", "ar"] as const
export type ServiceLanguage = (typeof SERVICE_LANGUAGES)[number]

/** Minutes of the hour at which a service may begin; each divides the hour. */
export const STEPS = [5, 10, 15, 20, 30, 60] as const
export const SHORTEST_MINUTES = 5
export const LONGEST_MINUTES = 720
export const MOST_BUFFER = 240
export const LONGEST_NAME = 100
