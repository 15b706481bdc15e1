/** Marks what is dragged inside the designer, so that files and texts from elsewhere aren't taken for cards. */
export const DRAG_TYPE = "application/x-process-step";
