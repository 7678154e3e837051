export { type Book, type BookOptions, publishBook } from "./book.js";
