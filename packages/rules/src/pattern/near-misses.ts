/** What people write in place of what CloudWatch takes, and what to write instead. */
export interface NearMisses {
  /** The first that stands in the text counts; sentences are without their full stop. */
  readonly near: readonly (readonly [sticky: RegExp, mend: string])[];
  /** Where it is none of these. */
  readonly otherwise: string;
}

/** In place of `$.field …`. */
export const insteadOfTest: NearMisses = {
  near: [
    [/!|NOT\b/iy, "Tests and groups cannot be negated: write != or NOT EXISTS in each test"],
    [/&&|\|\||\)/y, 'A test is missing before this: write $.eventName = "StopLogging"'],
    [/[\w@]/y, "A field of the record begins with $.: write $.eventName"],
  ],
  otherwise: 'A test is expected here: write $.eventName = "StopLogging"',
};

/** In place of the dot after `$`. */
export const insteadOfDot: NearMisses = {
  near: [
    [/\['/y, "A dot stands before a name in brackets: write $.['detail.type']"],
    [/\[/y, "A record is an object: write the name of a field before the bracket, $.items[0]"],
  ],
  otherwise: "The name of a field follows the dollar sign and a dot: write $.eventName",
};

/** In place of the name of a field, or of what stands between brackets. */
export const insteadOfName: NearMisses = {
  near: [
    [/\["/y, "A name in brackets stands in single quotes: write $.['detail-type']"],
    [/"/y, "A name with other signs stands in brackets and single quotes: write $.['detail type']"],
    [/\[-/y, "Elements are counted from the first, which is 0: write [0], or [*] for any"],
    [/\[/y, "Between brackets an index, * or a quoted name can stand: write [0], [*] or ['a.b']"],
    [/\./y, "Each level is named, as there is no search below: write $.userIdentity.type"],
  ],
  otherwise: "A name is expected here: write letters, digits, _ and -, or ['…'] around others",
};

/** In place of an operator. */
export const insteadOfOperator: NearMisses = {
  near: [
    [/==/y, "Values are compared with a single equals sign: write ="],
    [/=>|=</y, "The equals sign comes second: write >= or <="],
    [/<>|!==/y, "Other values are asked for with an exclamation mark: write !="],
    [/=~|!~|~|LIKE\b|MATCHES\b/iy, "Regular expressions have no operator: write = %…%"],
    [/IN\b/iy, "There are no lists: write a test with = for each value, joined by ||"],
    [
      /EXISTS\b/iy,
      'There is only NOT EXISTS: write = "*" for a string or number, or IS TRUE, FALSE or NULL',
    ],
    [
      /&&|\|\||\)|$/y,
      'A field alone is no test: write IS TRUE after it, or = "*" if it may be any',
    ],
    [/\[["']/y, "A name in brackets is closed with ']: write $.['detail.type']"],
    [/[^\w&|]/y, "A name with such a sign stands in brackets and quotes: write $.['aws:type']"],
  ],
  otherwise:
    "After a field one of =, !=, <, <=, >, >=, IS TRUE, IS FALSE, IS NULL and NOT EXISTS is " +
    "expected, with a blank before a word: write one of these",
};

/** In place of what follows `IS`. */
export const insteadOfConstant: NearMisses = {
  near: [
    [/NOT\b/iy, 'There is no IS NOT: write = "*" for any string or number, or != and a value'],
  ],
  otherwise: "After IS one of TRUE, FALSE and NULL is expected: write = to compare with a value",
};

/** In place of what follows `NOT`. */
export const insteadOfExists: NearMisses = {
  near: [[/IN\b/iy, "There are no lists: write a test with != for each value, joined by &&"]],
  otherwise: "After NOT only EXISTS can follow: write != to ask for another value",
};

/** In place of a value. */
export const insteadOfValue: NearMisses = {
  near: [
    [/'/y, 'Text stands in double quotes: write "…"'],
    [/null\b/y, "Nothing equals null: write IS NULL in place of the operator and null"],
    [/\$/y, "Fields are not compared with one another: write a text or a number"],
    [/[[(]/y, "There are no lists: write a test for each value, joined by ||"],
    [/\//y, "Regular expressions stand between percent signs: write %…%"],
    [/=/y, "Values are compared with a single equals sign: write ="],
    [/[^ \t\r\n)&|]/y, 'Such a text needs double quotes: write "…"'],
  ],
  otherwise: "A value is missing: write a text in double quotes, a number or %…%",
};

/** In place of `&&`, `||`, `)` or the end. */
export const insteadOfJoint: NearMisses = {
  near: [
    [/AND\b|&/iy, "Tests that must all be true are joined by two signs: write &&"],
    [/OR\b|\|/iy, "Tests of which one must be true are joined by two signs: write ||"],
    [/[,;]/y, "Tests are joined by && or by ||: write one of these"],
    [/\)/y, "This parenthesis was never opened: leave it out, or write ( where it should begin"],
    [/\}/y, "The pattern goes on after its end: leave out this } or what follows"],
  ],
  otherwise: "Only && or || can follow here: write double quotes around a text of several words",
};
