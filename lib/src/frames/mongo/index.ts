export { type Documents, type MongoOptions, readMongo } from "./read.js";
