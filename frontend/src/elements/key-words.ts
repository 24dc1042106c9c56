// The words for the keys of the recordings are those of the recordings, which are loaded when somebody asks for both.

export { loadRecordingsTexts } from "../i18n/recordings";
