/** The app's name to the SDK; functions are `rounds-<id>` on the wire. */
export const APP_ID = "rounds"
