/**
 * Lets the browser save a text as a file.
 * @public
 */
export function saveDocument(file: {
  text: string;
  fileName: string;
  mediaType: string;
}): void {
  const address = URL.createObjectURL(
    new Blob([file.text], { type: file.mediaType }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = file.fileName;
  link.click();
  URL.revokeObjectURL(address);
}
