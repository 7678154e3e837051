/** Invented people have names from many places; some need more than ASCII, one has an apostrophe. */
const list = (names: string): readonly string[] => names.split(" ");

export const FEMALE_NAMES = list(
  "Ada Agnes Aisha Alba Alice Amina Ana Anna Astrid Beatrice Bella Brigid Carla Catherine Chiara Chloé Clara Dagny Daria Edith Elena Elif Elsa Emma Esther Eva Fatima Freya Grace Greta Hanna Heidi Helen Ida Inés Ingrid Irene Iris Jana Jane Joan Johanna Julia Karin Katarzyna Kim Lan Laura Lea Leila Linh Louise Lucía Lucy Magda Maja Margaret Maria Marta Mary Mei Mila Mira Molly Nadia Nell Nina Noor Olga Olivia Paula Petra Rosa Ruth Salma Sara Signe Sofia Solveig Sonja Susan Tess Thandi Una Vera Yara Yuki Zahra Zoë Żaneta",
);
export const MALE_NAMES = list(
  "Aaron Adam Ahmed Albert Alexei Amir Anders Andrew Anton Ángel Arthur Axel Ben Bjørn Brian Callum Carl Chen Daniel David Deniz Diego Dmitri Edgar Edward Émile Emre Eric Ewan Felix Finn Frank Fred George Gustav Hans Harald Harry Hassan Henrik Henry Hugo Hugh Ian Ivan Jack Jakub James Jan Jens Joel John Jonas José Joseph Karl Kenji Kofi Lars Leo Liam Luca Lukas Magnus Marco Mark Martin Mateus Max Michael Minh Nils Noah Oscar Otto Patrick Paul Pedro Peter Piotr Ralph Ravi Robert Samuel Søren Stefan Thomas Tom Victor Walter Wei William Yusuf Zoltán",
);
export const FAMILY_NAMES = list(
  "Abbott Adeyemi Ahlgren Almeida Andersen Archer Baker Barnes Bauer Becker Berg Björk Bishop Blom Bondar Brandt Brown Byrne Carver Castro Chen Christensen Clark Coleman Cooper Costa Crane Dahl Dean Díaz Doyle Drake Dubois Eriksen Evans Falk Farrow Fischer Fisher Fletcher Foster García Gill Grant Gray Green Gupta Hale Hall Hansen Harper Hart Hayes Hill Hoang Holm Horvat Hughes Hunt Iversen Jansen Jensen Johnson Jones Kaya Keller Khan Kim King Klein Kovács Kowalski Larsen Lee Lehmann Lindqvist Lowe Lund MacLeod Madsen Malik Marsh Martin Meyer Miller Moore Morales Müller Murray Nakamura Ncube Neumann Nguyễn Nielsen Novák O'Neill Okafor Olsen Osman Öberg Palmer Park Patel Pedersen Perry Petrov Poole Quist Reed Rossi Ryan Sandberg Santos Sato Schmidt Scott Shaw Silva Singh Skov Smith Sørensen Stone Strand Svoboda Szabó Taylor Thorne Tran Turner Varga Vogel Wagner Walker Ward Watson Weber White Wilson Winter Wolff Wood Wright Yıldız Young Zhang Ziegler",
);

/** Two patients whose names test that names are shown and loaded as text and as nothing else. */
export const MARKUP_NAME = { given: "<script>alert(1)</script>", family: "Winter" };
export const QUOTE_NAME = { given: "Robert", family: "Robert'); DROP TABLE patient;--" };

export const LANGUAGES = [
  "English",
  "Danish",
  "Dutch",
  "German",
  "Polish",
  "Arabic",
  "Turkish",
  "Vietnamese",
  "Spanish",
];
export const ALLERGENS = [
  "Penicillin",
  "Latex",
  "Peanuts",
  "Aspirin",
  "Iodine contrast",
  "Sulfonamides",
  "Bee venom",
  "Shellfish",
];
