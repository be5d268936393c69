/**
 * The project's own conformance vectors: what CloudWatch answers, a row for every row of the
 * specification in PATTERNS.md. They judge the package where no recorded answers are at hand.
 */
export interface Answers {
  readonly pattern: string;
  readonly cases: readonly (readonly [message: string, verdict: boolean, why: string])[];
}

/** A pattern that is refused, and why. */
export type Refusal = readonly [pattern: string, why: string];

/** Which messages patterns match. */
export const answers: readonly Answers[] = [
  // The message
  {
    pattern: "{ $.a NOT EXISTS }",
    cases: [
      ["{}", true, "an empty object lacks every field"],
      [' \t\r\n{"b":1}\n', true, "white space around the object is nothing"],
      ['{"a":1}', false, "a number is there"],
      ['{"a":null}', false, "a null is there"],
      ['{"a":""}', false, "an empty string is there"],
      ['{"a":[]}', false, "an empty array is there"],
      ['{"A":1}', true, "names are told apart by case"],
      ['{"b":{"a":1}}', true, "a selector starts at the root"],
      ["", false, "nothing is no object"],
      ["a", false, "text is no JSON"],
      ["[]", false, "an array at the root is no object"],
      ['"a"', false, "a string at the root is no object"],
      ["null", false, "a null at the root is no object"],
      ["1", false, "a number at the root is no object"],
      ["{} {}", false, "two objects are no JSON"],
      ['{"b":1} trailing', false, "text after the object makes it no JSON"],
      ['INFO {"b":1}', false, "text before the object makes it no JSON"],
      ['{"b":1', false, "half an object is no JSON"],
      ["{'b':1}", false, "single quotes are no JSON"],
      ['{"b":1,}', false, "a trailing comma is no JSON"],
      ['{"b":01}', false, "a leading zero is no JSON"],
      ['{"b":"\n"}', false, "a raw line feed in a string is no JSON"],
      ['{"b":"\\x41"}', false, "an unknown escape is no JSON"],
      ['{"b":NaN}', false, "NaN is no JSON"],
      ["\uFEFF{}", false, "a byte order mark is no white space"],
      ["\u00A0{}", false, "a no-break space is no white space"],
    ],
  },
  // Selectors
  {
    pattern: "{ $.a.b = 2 }",
    cases: [
      ['{"a":{"b":2}}', true, "names descend into objects"],
      ['{"\\u0061":{"\\u0062":2}}', true, "an escaped name is the same name"],
      ['{"a":[{"b":2}]}', false, "no name descends into an array"],
      ['{"a.b":2}', false, "a dot separates names"],
      ['{"a":"{\\"b\\":2}"}', false, "JSON inside a string is a string"],
      ['{"a":{"b":1},"b":2}', false, "only the place selected counts"],
      ['{"a":{"a":{"b":2}}}', false, "a selector does not search"],
    ],
  },
  {
    pattern: "{ $.a.b NOT EXISTS }",
    cases: [
      ["{}", true, "missing below what is missing"],
      ['{"a":null}', true, "missing below a null"],
      ['{"a":1}', true, "missing below a number"],
      ['{"a":"b"}', true, "missing below a string"],
      ['{"a":[{"b":1}]}', true, "missing below an array"],
      ['{"a":{"b":false}}', false, "a boolean is there"],
    ],
  },
  {
    pattern: "{ $.a[1] = 2 }",
    cases: [
      ['{"a":[1,2]}', true, "indices count from zero"],
      ['{"a":[2]}', false, "beyond the end there is nothing"],
      ['{"a":{"1":2}}', false, "an index selects nothing of an object"],
      ['{"a":"22"}', false, "an index selects nothing of a string"],
    ],
  },
  {
    pattern: "{ $.a.1 = 2 }",
    cases: [
      ['{"a":{"1":2}}', true, "a name may be digits"],
      ['{"a":[1,2]}', false, "a name selects nothing of an array"],
    ],
  },
  {
    pattern: "{ $.a[0][1].b = 2 }",
    cases: [
      ['{"a":[[0,{"b":2}]]}', true, "steps may be mixed"],
      ['{"a":[0,{"b":2}]}', false, "every step must select"],
    ],
  },
  {
    pattern: "{ $.['a.b'] = 2 }",
    cases: [
      ['{"a.b":2}', true, "a bracketed name may hold a dot"],
      ['{"a":{"b":2}}', false, "it is one name"],
    ],
  },
  {
    pattern: "{ $.a-b_C9 = 2 }",
    cases: [['{"a-b_C9":2}', true, "names hold letters, digits, underscores and hyphens"]],
  },
  {
    pattern: "{ $.constructor NOT EXISTS }",
    cases: [
      ["{}", true, "what every JavaScript object inherits is not there"],
      ['{"constructor":1}', false, "what the record holds is"],
    ],
  },
  {
    pattern: "{ $.__proto__.a = 2 }",
    cases: [
      ['{"__proto__":{"a":2}}', true, "a field may be called __proto__"],
      ['{"a":2}', false, "and is not the record itself"],
    ],
  },
  {
    pattern: "{ $.a.length NOT EXISTS }",
    cases: [
      ['{"a":[1]}', true, "an array has no fields"],
      ['{"a":"x"}', true, "nor has a string"],
    ],
  },
  // = and != on each kind of value
  {
    pattern: '{ $.a = "b" }',
    cases: [
      ['{"a":"b"}', true, "equal text"],
      ['{"a":"\\u0062"}', true, "an escape is the character"],
      ['{"a":"B"}', false, "case counts"],
      ['{"a":" b"}', false, "nothing is trimmed"],
      ['{"a":"bb"}', false, "the whole value counts"],
      ['{"a":["b"]}', false, "an array is not its element"],
      ['{"a":{"a":"b"}}', false, "an object is not its field"],
      ["{}", false, "missing equals nothing"],
    ],
  },
  {
    pattern: '{ $.a != "b" }',
    cases: [
      ['{"a":"b"}', false, "equal text"],
      ['{"a":"c"}', true, "other text"],
      ['{"a":""}', true, "empty text is other text"],
      ['{"a":1}', true, "a number is other text"],
      ["{}", false, "missing differs from nothing"],
      ['{"a":null}', false, "nor does null"],
      ['{"a":true}', false, "nor true"],
      ['{"a":false}', false, "nor false"],
      ['{"a":[]}', false, "nor an array"],
      ['{"a":{}}', false, "nor an object"],
    ],
  },
  {
    pattern: '{ $.a = "*" }',
    cases: [
      ['{"a":""}', true, "an empty string"],
      ['{"a":"x\\ny"}', true, "a string of two lines"],
      ['{"a":0}', true, "a number"],
      ['{"a":1e309}', true, "even one beyond all doubles has a text"],
      ['{"a":null}', false, "null is no text"],
      ['{"a":true}', false, "a boolean is no text"],
      ['{"a":[]}', false, "an array is no text"],
      ['{"a":{}}', false, "an object is no text"],
      ["{}", false, "missing is no text"],
    ],
  },
  {
    pattern: '{ $.a != "*" }',
    cases: [
      ['{"a":"x"}', false, "every string equals *"],
      ['{"a":1}', false, "every number does"],
      ['{"a":null}', false, "and null is never compared"],
    ],
  },
  {
    pattern: "{ $.a = true }",
    cases: [
      ['{"a":true}', false, "a boolean is never compared"],
      ['{"a":"true"}', true, "a bare word is text"],
    ],
  },
  // IS TRUE, IS FALSE, IS NULL
  {
    pattern: "{ $.a IS TRUE }",
    cases: [
      ['{"a":true}', true, "the boolean true"],
      ['{"a":false}', false, "the other boolean"],
      ['{"a":"true"}', false, "the string is not the boolean"],
      ['{"a":1}', false, "one is not the boolean"],
      ['{"a":[true]}', false, "an array is not its element"],
      ["{}", false, "missing is not true"],
    ],
  },
  {
    pattern: "{ $.a IS FALSE }",
    cases: [
      ['{"a":false}', true, "the boolean false"],
      ['{"a":true}', false, "the other boolean"],
      ['{"a":"false"}', false, "the string is not the boolean"],
      ['{"a":0}', false, "zero is not the boolean"],
      ['{"a":null}', false, "null is not false"],
      ["{}", false, "missing is not false"],
    ],
  },
  {
    pattern: "{ $.a IS NULL }",
    cases: [
      ['{"a":null}', true, "null"],
      ['{"a":[1,null]}', true, "an array that has a null"],
      ['{"a":[[null]]}', false, "but not further down"],
      ['{"a":[{"b":null}]}', false, "nor in an object of it"],
      ['{"a":{"b":null}}', false, "an object that has one is not null"],
      ['{"a":[]}', false, "an empty array is not null"],
      ['{"a":"null"}', false, "the string is not null"],
      ["{}", false, "missing is not null"],
    ],
  },
  // Wildcards
  {
    pattern: "{ $.a[*] = 2 }",
    cases: [
      ['{"a":[1,2]}', true, "some element equals"],
      ['{"a":{"x":1,"y":2}}', true, "or some value of an object"],
      ['{"a":[1,"2"]}', true, "with text as with numbers"],
      ['{"a":[[2]]}', false, "one step down, not two"],
      ['{"a":2}', false, "a number has no elements"],
      ['{"a":[]}', false, "an empty array has none"],
      ["{}", false, "nor has what is missing"],
    ],
  },
  {
    pattern: "{ $.a.* = 2 }",
    cases: [
      ['{"a":[1,2]}', true, "the dotted form is the same for arrays"],
      ['{"a":{"x":2}}', true, "and for objects"],
    ],
  },
  {
    pattern: "{ $.* = 2 }",
    cases: [
      ['{"x":1,"y":2}', true, "some field of the record"],
      ['{"x":{"y":2}}', false, "not below it"],
    ],
  },
  {
    pattern: "{ $.a[*] != 2 }",
    cases: [
      ['{"a":[1,3]}', true, "no element equals"],
      ['{"a":[1,2]}', false, "one equals, though another differs"],
      ['{"a":[]}', true, "there is none to equal"],
      ['{"a":{}}', true, "nor in an empty object"],
      ['{"a":null}', true, "nor in null, which is there"],
      ['{"a":2}', true, "nor in a number, even that one"],
      ['{"a":[null,true,[2]]}', true, "what is never compared does not equal"],
      ['{"a":[1e309]}', true, "nor does a number beyond all doubles"],
      ["{}", false, "but the array must be there"],
    ],
  },
  {
    pattern: "{ $.a[*].b != 2 }",
    cases: [
      ['{"a":[{"b":1},{"b":3}]}', true, "no element's field equals"],
      ['{"a":[{"b":1},{"b":2}]}', false, "one equals"],
      ['{"a":[{"c":1}]}', true, "a field that is missing does not equal"],
      ["{}", false, "the array must be there"],
    ],
  },
  {
    pattern: "{ $.a.b[*] != 2 }",
    cases: [
      ['{"a":{"b":[]}}', true, "the array is there"],
      ['{"a":{}}', false, "all that stands before the wildcard must be there"],
    ],
  },
  {
    pattern: "{ $.a[*] IS NULL }",
    cases: [
      ['{"a":[1,null]}', true, "some element is null"],
      ['{"a":[[null]]}', false, "with a wildcard an array that has a null is not"],
      ['{"a":null}', false, "null has no elements"],
    ],
  },
  {
    pattern: "{ $.a[*] IS TRUE }",
    cases: [
      ['{"a":[false,true]}', true, "some element is true"],
      ['{"a":true}', false, "a boolean has no elements"],
    ],
  },
  {
    pattern: "{ $.a[*] NOT EXISTS }",
    cases: [
      ['{"a":[]}', true, "an empty array has no element"],
      ['{"a":1}', true, "a number has none"],
      ['{"a":[null]}', false, "null is an element"],
      ["{}", true, "missing has none"],
    ],
  },
  {
    pattern: "{ $.a[*] > 1 }",
    cases: [
      ['{"a":[0,2]}', true, "some element is above"],
      ['{"a":[0,1,"2"]}', false, "none is, for text has no order"],
    ],
  },
  // Numbers
  {
    pattern: "{ $.a = 1 }",
    cases: [
      ['{"a":1}', true, "the same number"],
      ['{"a":1.0}', true, "however it is written"],
      ['{"a":1e0}', true, "with an exponent too"],
      ['{"a":100e-2}', true, "or a large one"],
      ['{"a":"1"}', true, "against a string the literal is text"],
      ['{"a":"1.0"}', false, "which is compared as written"],
      ['{"a":"01"}', false, "and not as a number"],
      ['{"a":true}', false, "true is not 1"],
      ['{"a":[1]}', false, "an array is not its element"],
    ],
  },
  {
    pattern: "{ $.a = 1.0 }",
    cases: [
      ['{"a":1}', true, "numbers have no text"],
      ['{"a":"1.0"}', true, "strings have"],
      ['{"a":"1"}', false, "and this is another"],
    ],
  },
  {
    pattern: "{ $.a = +1 }",
    cases: [
      ['{"a":1}', true, "a sign may stand before a number"],
      ['{"a":"+1"}', true, "and belongs to its text"],
      ['{"a":"1"}', false, "so this is another text"],
    ],
  },
  {
    pattern: "{ $.a != 1 }",
    cases: [
      ['{"a":2}', true, "another number"],
      ['{"a":"x"}', true, "another text"],
      ['{"a":1.0}', false, "the same number"],
      ['{"a":1e309}', false, "a number beyond all doubles satisfies nothing"],
      ['{"a":-1e309}', false, "nor does its negative"],
      ['{"a":null}', false, "null is never compared"],
    ],
  },
  {
    pattern: "{ $.a = 0 }",
    cases: [
      ['{"a":0}', true, "zero"],
      ['{"a":-0}', true, "has no sign"],
      ['{"a":-0.0}', true, "in a double neither"],
      ['{"a":1e-999}', true, "a double below all others is zero"],
      ['{"a":1e-300}', false, "this one is not"],
    ],
  },
  {
    pattern: "{ $.a = 1e-999 }",
    cases: [['{"a":1e-999}', false, "the literal is exact, the value has become zero"]],
  },
  {
    pattern: "{ $.a > 1e-999 }",
    cases: [
      ['{"a":0.0}', false, "zero is below every positive number"],
      ['{"a":1e-320}', true, "a double that is not zero is above"],
    ],
  },
  {
    pattern: "{ $.a = 9007199254740993 }",
    cases: [
      ['{"a":9007199254740993}', true, "integers are exact"],
      ['{"a":9007199254740992}', false, "to the last digit"],
      ['{"a":9007199254740993.0}', false, "written with a point it becomes a double"],
    ],
  },
  {
    pattern: "{ $.a = 0.1 }",
    cases: [
      ['{"a":0.1}', true, "a double is compared as its shortest decimal"],
      ['{"a":0.10000000000000000001}', true, "which is the same here"],
      ['{"a":0.30000000000000004}', false, "and another here"],
    ],
  },
  {
    pattern: "{ $.a >= 1000000000000000000000000000001 }",
    cases: [
      ['{"a":1000000000000000000000000000001}', true, "integers of any length are exact"],
      ['{"a":1000000000000000000000000000000}', false, "one less is less"],
    ],
  },
  {
    pattern: "{ $.a > 5 }",
    cases: [
      ['{"a":6}', true, "above"],
      ['{"a":5}', false, "not above"],
      ['{"a":5.000001}', true, "just above"],
      ['{"a":"6"}', false, "a string has no order"],
      ['{"a":1e309}', false, "nor has a number beyond all doubles"],
      ['{"a":null}', false, "nor null"],
      ['{"a":true}', false, "nor a boolean"],
      ["{}", false, "nor what is missing"],
    ],
  },
  {
    pattern: "{ $.a >= 5 }",
    cases: [
      ['{"a":5}', true, "at the limit"],
      ['{"a":4.9}', false, "below it"],
    ],
  },
  {
    pattern: "{ $.a < -5 }",
    cases: [
      ['{"a":-6}', true, "below a negative limit"],
      ['{"a":-5}', false, "at it"],
      ['{"a":5}', false, "above it"],
    ],
  },
  {
    pattern: "{ $.a <= 5 }",
    cases: [
      ['{"a":5.0}', true, "at the limit"],
      ['{"a":5.1}', false, "above it"],
      ['{"a":-1e309}', false, "a number beyond all doubles is nowhere"],
    ],
  },
  // Text against numbers
  {
    pattern: '{ $.a = "1" }',
    cases: [
      ['{"a":1}', true, "an integer's text is its digits"],
      ['{"a":"1"}', true, "as a string's is itself"],
      ['{"a":1.0}', false, "a double's has a point"],
      ['{"a":1e0}', false, "this one's too"],
    ],
  },
  {
    pattern: '{ $.a = "1000.0" }',
    cases: [
      ['{"a":1e3}', true, "a double is printed as Java does"],
      ['{"a":1000.00}', true, "however it was written"],
      ['{"a":1000}', false, "an integer is not a double"],
    ],
  },
  {
    pattern: '{ $.a = "1.0E7" }',
    cases: [
      ['{"a":1e7}', true, "from ten million on with an exponent"],
      ['{"a":10000000.0}', true, "however it was written"],
    ],
  },
  {
    pattern: '{ $.a = "9999999.5" }',
    cases: [['{"a":9999999.5}', true, "below ten million without"]],
  },
  {
    pattern: '{ $.a = "0.001" }',
    cases: [['{"a":1e-3}', true, "down to a thousandth without"]],
  },
  {
    pattern: '{ $.a = "1.0E-4" }',
    cases: [['{"a":0.0001}', true, "below a thousandth with one"]],
  },
  {
    pattern: '{ $.a = "-1.25E-10" }',
    cases: [['{"a":-0.000000000125}', true, "negative ones likewise"]],
  },
  {
    pattern: '{ $.a = "4.9E-324" }',
    cases: [['{"a":5e-324}', true, "the smallest has two digits in Java"]],
  },
  {
    pattern: '{ $.a = "-0.0" }',
    cases: [
      ['{"a":-0.0}', true, "the double keeps its sign"],
      ['{"a":-1e-999}', true, "this one too"],
      ['{"a":0.0}', false, "and this one has none"],
    ],
  },
  {
    pattern: '{ $.a = "0" }',
    cases: [
      ['{"a":-0}', true, "the integer has none"],
      ['{"a":0.0}', false, "a double has a point"],
    ],
  },
  {
    pattern: '{ $.a = "Infinity" }',
    cases: [
      ['{"a":1e309}', true, "what is beyond all doubles has a name"],
      ['{"a":-1e309}', false, "and its negative another"],
    ],
  },
  {
    pattern: '{ $.a = "12.*" }',
    cases: [
      ['{"a":12.34}', true, "a glob sees a number's text"],
      ['{"a":12}', false, "an integer has no point"],
    ],
  },
  // Globs
  {
    pattern: '{ $.a = "x*" }',
    cases: [
      ['{"a":"x"}', true, "a star may stand for nothing"],
      ['{"a":"xyz"}', true, "or for more"],
      ['{"a":"ax"}', false, "the start is fixed"],
    ],
  },
  {
    pattern: '{ $.a = "*x" }',
    cases: [
      ['{"a":"x"}', true, "the whole value"],
      ['{"a":"ax"}', true, "its end"],
      ['{"a":"xa"}', false, "the end is fixed"],
      ['{"a":"xax"}', false, "the first x is taken, and it is not the end"],
    ],
  },
  {
    pattern: '{ $.a = "*x*" }',
    cases: [
      ['{"a":"axb"}', true, "anywhere"],
      ['{"a":"x"}', true, "alone"],
      ['{"a":"ab"}', false, "nowhere"],
    ],
  },
  {
    pattern: '{ $.a = "a*b" }',
    cases: [
      ['{"a":"ab"}', true, "nothing between"],
      ['{"a":"a1b"}', true, "something between"],
      ['{"a":"a1b1b"}', false, "the first b is taken, and it is not the end"],
      ['{"a":"a*b"}', true, "a star is a character too"],
    ],
  },
  {
    pattern: '{ $.a = "aa*aa" }',
    cases: [
      ['{"a":"aaaa"}', true, "runs follow each other"],
      ['{"a":"aaa"}', false, "and do not overlap"],
    ],
  },
  {
    pattern: '{ $.a = "a**b" }',
    cases: [['{"a":"a1b"}', true, "two stars are one"]],
  },
  {
    pattern: '{ $.a = "*" || $.b = "x" }',
    cases: [['{"b":"x"}', true, "a star stands for itself, not for a selector"]],
  },
  {
    pattern: "{ $.a = *x.y_z-* }",
    cases: [['{"a":"1x.y_z-2"}', true, "a word may hold stars, dots, underscores and hyphens"]],
  },
  // Quoted text
  {
    pattern: String.raw`{ $.a = "\"\\" }`,
    cases: [[String.raw`{"a":"\"\\"}`, true, "a quote and a backslash are escaped"]],
  },
  {
    pattern: '{ $.a = "x && $.b = (y) || %z% }" }',
    cases: [['{"a":"x && $.b = (y) || %z% }"}', true, "between quotes nothing else has a meaning"]],
  },
  {
    pattern: '{ $.a = "é 😀" }',
    cases: [
      ['{"a":"é 😀"}', true, "any character may stand between quotes"],
      ['{"a":"\\u00e9 \\ud83d\\ude00"}', true, "however the message escapes it"],
      ['{"a":"e\u0301 😀"}', false, "nothing is normalised"],
    ],
  },
  {
    pattern: '{ $.a = "" }',
    cases: [
      ['{"a":""}', true, "the empty string"],
      ['{"a":"x"}', false, "another"],
    ],
  },
  // Regular expressions
  {
    pattern: "{ $.a = %b.d% }",
    cases: [
      ['{"a":"abcde"}', true, "found anywhere"],
      ['{"a":"b\\nd"}', false, "a dot is no line feed"],
      ['{"a":"b\\rd"}', true, "but a carriage return"],
      ['{"a":"b😀d"}', true, "and a character outside the first plane, which is one"],
      ['{"a":"BCD"}', false, "case counts"],
      ['{"a":["bcd"]}', false, "an array is not searched"],
      ['{"a":null}', false, "nor is null"],
      ["{}", false, "nor what is missing"],
    ],
  },
  {
    pattern: "{ $.a != %b.d% }",
    cases: [
      ['{"a":"x"}', true, "not found"],
      ['{"a":1}', true, "not found in a number's text"],
      ['{"a":"bcd"}', false, "found"],
      ['{"a":true}', false, "a boolean is not searched"],
      ["{}", false, "nor what is missing"],
    ],
  },
  {
    pattern: "{ $.a = %^1$% }",
    cases: [
      ['{"a":1}', true, "a number's text is searched"],
      ['{"a":1.0}', false, "as Java prints it"],
      ['{"a":"x\\n1"}', false, "the anchors are those of the value, not of its lines"],
      ['{"a":"1"}', true, "a string likewise"],
    ],
  },
  {
    pattern: "{ $.a = %^a$|^b$% }",
    cases: [
      ['{"a":"b"}', true, "an alternative"],
      ['{"a":"ab"}', false, "each has anchors of its own"],
    ],
  },
  {
    pattern: "{ $.a = %^a|b$% }",
    cases: [
      ['{"a":"ax"}', true, "alternation binds loosest"],
      ['{"a":"xb"}', true, "on both sides"],
      ['{"a":"xa"}', false, "neither"],
    ],
  },
  {
    pattern: "{ $.a = %^[a-c_.-]{2,3}$% }",
    cases: [
      ['{"a":"a-"}', true, "a class with a range, a dot and a hyphen"],
      ['{"a":"...."}', false, "four are too many"],
      ['{"a":"d."}', false, "outside the range"],
    ],
  },
  {
    pattern: "{ $.a = %^[^a]+?$% }",
    cases: [
      ['{"a":"b\\n"}', true, "a negated class holds a line feed, and lazy is as good"],
      ['{"a":"ba"}', false, "but not what it negates"],
    ],
  },
  {
    pattern: String.raw`{ $.a = %^\d\D\s\S\w\W$% }`,
    cases: [
      [String.raw`{"a":"1x\txx "}`, true, "the six categories"],
      [String.raw`{"a":"xx\txx "}`, false, "the first is no digit"],
      [String.raw`{"a":"٣x\txx "}`, false, "digits are ASCII"],
      [String.raw`{"a":"1x\txx\u00e9"}`, true, "and so are words"],
    ],
  },
  {
    pattern: String.raw`{ $.a = %^\x28\x22\.\-\\$% }`,
    cases: [[String.raw`{"a":"(\".-\\"}`, true, "escapes by code and by backslash"]],
  },
  {
    pattern: "{ $.a = %^a*b?c{0,2}d{2}e{1,}$% }",
    cases: [
      ['{"a":"dde"}', true, "each as few as may be"],
      ['{"a":"aabccddee"}', true, "and as many"],
      ['{"a":"cccdde"}', false, "but no more"],
      ['{"a":"de"}', false, "and no fewer"],
    ],
  },
  // Joining
  {
    pattern: "{ $.a = 1 || $.b = 2 && $.c = 3 }",
    cases: [
      ['{"a":1}', true, "&& binds before ||"],
      ['{"b":2,"c":3}', true, "so these two belong together"],
      ['{"b":2}', false, "and one of them is not enough"],
    ],
  },
  {
    pattern: "{ ($.a = 1 || $.b = 2) && $.c = 3 }",
    cases: [
      ['{"a":1}', false, "parentheses bind before both"],
      ['{"a":1,"c":3}', true, "both sides hold"],
    ],
  },
  {
    pattern: "{$.a=1&&((($.b!=2)))||$.c IS NULL}",
    cases: [
      ['{"a":1,"b":3}', true, "white space and more parentheses change nothing"],
      ['{"c":null}', true, "on the other side neither"],
      ['{"a":1}', false, "a comparison with what is missing is plainly false"],
    ],
  },
  {
    pattern: "{ $.a is null || $.b = 1 }",
    cases: [['{"a":null}', true, "keywords may be in lower case"]],
  },
  {
    pattern: '{ ($.a NOT EXISTS) || ($.a IS NULL) || ($.a != "x") }',
    cases: [
      ["{}", true, "the way to say: not x, whatever it is"],
      ['{"a":null}', true, "null included"],
      ['{"a":"y"}', true, "other text included"],
      ['{"a":"x"}', false, "but not x"],
      ['{"a":true}', false, "booleans still are not"],
    ],
  },
  // Other languages than the one in braces
  {
    pattern: "",
    cases: [
      ["{}", true, "the empty pattern matches every message"],
      ["no JSON", true, "whatever it is"],
    ],
  },
  {
    pattern: "{\t$.a\n=\r1 }",
    cases: [['{"a":1}', true, "tabs and line ends are white space too"]],
  },
  {
    pattern: "{ $.a = 1e2147483647 }",
    cases: [
      ['{"a":"1e2147483647"}', true, "the largest exponent"],
      ['{"a":1e308}', false, "which no double reaches"],
    ],
  },
  {
    pattern: "{ $.a > -1e2147483647 }",
    cases: [['{"a":-1e308}', true, "not even from below"]],
  },
  {
    pattern: "%^ERROR|a$%",
    cases: [
      ["ERROR x", true, "a regular expression alone searches the raw message"],
      ['{"a":"a"}', false, "its anchors are those of the message"],
      ["xa", true, "its end"],
      ['["ERROR"]', false, "which starts with a bracket here"],
    ],
  },
];

const long = "x".repeat(1024 - '{ $.a = "" }'.length);

/** The longest pattern that is accepted. */
export const longestPattern = `{ $.a = "${long}" }`;

/** Patterns that CloudWatch refuses. */
export const refusals: readonly Refusal[] = [
  [`{ $.a = "${long}x" }`, "1,024 characters are the limit"],
  ["{ $.a[*] = 1 && $.b[*] = 1 && $.* = 1 && $.c.* = 1 }", "three wildcards are the limit"],
  ["{ $.a[*].b[*] = 1 }", "one wildcard a selector is the limit"],
  ["{ $.a = %1% || $.a = %2% || $.a = %3% }", "two regular expressions are the limit"],
  ["{}", "braces need a condition"],
  ["{ }", "white space is none"],
  ["{", "a brace must be closed"],
  ["{ $.a = 1", "so must this one"],
  [" { $.a = 1 }", "nothing stands before the brace"],
  ["{ $.a = 1 } ", "nor after it"],
  ["{ $.a = 1 } x", "even less a word"],
  ["{ ($.a = 1 }", "a parenthesis must be closed"],
  ["{ $.a = 1) }", "and opened"],
  ["{ () }", "and hold something"],
  ["{ $.a }", "a selector alone asks nothing"],
  ["{ $.a = }", "an operator needs a value"],
  ["{ = 1 }", "and a selector"],
  ["{ a = 1 }", "which starts with a dollar sign"],
  ["{ $ = 1 }", "and names something"],
  ["{ $a = 1 }", "after a dot"],
  ["{ $. = 1 }", "which a name follows"],
  ["{ $..a = 1 }", "at once: there is no search at any depth"],
  ["{ $.a. = 1 }", "at the end too"],
  ["{ $ .a = 1 }", "without white space"],
  ["{ $.a .b = 1 }", "anywhere within a selector"],
  ["{ $.a\u00A0= 1 }", "a no-break space is none, and no name either"],
  ["\u00A0", "nor is it an empty pattern"],
  ["{ $.é = 1 }", "a name outside ASCII needs brackets"],
  ["{ $.a.$b = 1 }", "so does one with a dollar sign"],
  ["{ $['a'] = 1 }", "a bracketed name at the root needs its dot"],
  ["{ $[0] = 1 }", "the root is no array"],
  ["{ $[*] = 1 }", "so it has no elements"],
  ["{ $.[0] = 1 }", "with or without a dot"],
  ['{ $."a" = 1 }', "double quotes are for values"],
  ['{ $.["a"] = 1 }', "in brackets too"],
  ["{ $.[''] = 1 }", "a name has a character"],
  ["{ $.a[-1] = 1 }", "indices count from the start"],
  ["{ $.a[] = 1 }", "an index is a number"],
  ["{ $.a[b] = 1 }", "not a word"],
  ["{ $.a[0:1] = 1 }", "nor a range"],
  ["{ $.a[?(@.b)] = 1 }", "nor a condition"],
  ["{ $.a == 1 }", "one equals sign"],
  ["{ $.a => 1 }", "the angle stands first"],
  ["{ $.a <> 1 }", "unequal is !="],
  ["{ $.a ~ 1 }", "there is no such operator"],
  ["{ $.a IN [1] }", "nor this one"],
  ["{ $.a = 1 & $.b = 1 }", "and is &&"],
  ["{ $.a = 1 | $.b = 1 }", "or is ||"],
  ["{ $.a = 1 AND $.b = 1 }", "in signs, not in words"],
  ["{ $.a = 1 OR $.b = 1 }", "both"],
  ["{ $.a = 1, $.b = 1 }", "nor with a comma"],
  ["{ $.a = 1 && }", "a sign needs two sides"],
  ["{ || $.a = 1 }", "on the left as well"],
  ["{ $.a = 1 || && $.b = 1 }", "and one sign is enough"],
  ["{ $.a = 1 $.b = 1 }", "and needed"],
  ["{ !($.a = 1) }", "there is no negation"],
  ["{ NOT $.a = 1 }", "not in words either"],
  ["{ $.a EXISTS }", "nor this"],
  ["{ $.a NOT }", "NOT goes with EXISTS"],
  ["{ $.a NOT EXIST }", "spelled so"],
  ["{ $.a NOTEXISTS }", "in two words"],
  ["{ $.a IS }", "IS goes with a word"],
  ["{ $.a IS 1 }", "TRUE, FALSE or NULL"],
  ["{ $.a IS NOT NULL }", "and no other"],
  ["{ $.a ISNULL }", "apart from it"],
  ["{ $.a = null }", "null is asked with IS"],
  ["{ $.a = 'x' }", "text stands in double quotes"],
  ['{ $.a = "x }', "which are closed"],
  [String.raw`{ $.a = "x\" }`, "and not by an escaped one"],
  ["{ $.a = x y }", "words are single"],
  ["{ $.a = x:y }", "and hold no colon"],
  ["{ $.a = x/y }", "nor a slash"],
  ["{ $.a = x@y }", "nor an at sign"],
  ["{ $.a = é }", "nor anything outside ASCII"],
  ["{ $.a = +x }", "nor a plus sign"],
  ["{ $.a = $.b }", "fields are not compared with each other"],
  ["{ $.a = 1e2147483648 }", "exponents have ten digits at most, and not all of those"],
  ["{ $.a = 1e-2147483648 }", "on either side"],
  ['{ $.a > "1" }', "order needs a number, not text"],
  ["{ $.a > x }", "nor a word"],
  ["{ $.a < 4* }", "nor a glob"],
  ["{ $.a <= %1% }", "nor a regular expression"],
  ["{ $.a = %x }", "a regular expression ends with a percent sign"],
  ["{ $.a = %% }", "and is not empty"],
  ["{ $.a = %(a)% }", "it has no groups"],
  [String.raw`{ $.a = %\(a\)% }`, "and no parentheses, even escaped"],
  ['{ $.a = %"% }', "no double quote"],
  ["{ $.a = %'% }", "no single quote"],
  ["{ $.a = %!% }", "no exclamation mark"],
  ["{ $.a = %&% }", "no ampersand"],
  ["{ $.a = %<% }", "no angle"],
  ["{ $.a = %>% }", "on either side"],
  ["{ $.a = %~% }", "no tilde"],
  ["{ $.a = %`% }", "no backtick"],
  ["{ $.a = %é% }", "nothing outside ASCII"],
  ["{ $.a = %a++% }", "one quantifier, but for a question mark"],
  ["{ $.a = %*a% }", "which has something to repeat"],
  ["{ $.a = %a{2,1}% }", "in ascending order"],
  ["{ $.a = %[z-a]% }", "as in a class"],
  ["{ $.a = %[a% }", "which is closed"],
  [String.raw`{ $.a = %\p% }`, "there is no such escape"],
  [String.raw`{ $.a = %\x4% }`, "and this one needs two digits"],
  ["%abc", "a regular expression alone is closed too"],
  ["%%", "and not empty"],
  ["%a% %b%", "and alone"],
  ["ERROR", "a list of terms is another language"],
  ["[a, b]", "and so is one of columns"],
];
