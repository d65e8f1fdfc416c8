/** Where the file of a message is served, once it is kept. */
export const mediaHref = (messageId: string, position = 0): string =>
  `/api/media/${messageId}${position > 0 ? `?n=${position}` : ""}`
