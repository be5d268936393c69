// Built from alert.schema.json by scripts/build-serializer.ts: change that.
'use strict'

  const Serializer = require('fast-json-stringify/lib/serializer')
  const serializerState = {"mode":"standalone"}
  const serializer = Serializer.restoreFromState(serializerState)

  const validator = null


  module.exports = function anonymous(validator,serializer
) {

    
const {
  asString,
  asNumber,
  asBoolean,
  asDateTime,
  asDate,
  asTime,
  asUnsafeString,
  asPlainStringArray
} = serializer

const asInteger = serializer.asInteger.bind(serializer)


    const JSON_STR_BEGIN_OBJECT = '{'
    const JSON_STR_END_OBJECT = '}'
    const JSON_STR_BEGIN_ARRAY = '['
    const JSON_STR_END_ARRAY = ']'
    const JSON_STR_COMMA = ','
    const JSON_STR_COLONS = ':'
    const JSON_STR_QUOTE = '"'
    const JSON_STR_EMPTY_OBJECT = JSON_STR_BEGIN_OBJECT + JSON_STR_END_OBJECT
    const JSON_STR_EMPTY_ARRAY = JSON_STR_BEGIN_ARRAY + JSON_STR_END_ARRAY
    const JSON_STR_EMPTY_STRING = JSON_STR_QUOTE + JSON_STR_QUOTE
    const JSON_STR_NULL = 'null'
    
  
    
    function anonymous1 (obj) {
      // "#/properties/teams"
      let json = ''
  
    if (obj === null) return JSON_STR_EMPTY_ARRAY
    if (!Array.isArray(obj)) {
      throw new TypeError("The value of '#/properties/teams' does not match schema definition.")
    }
    const arrayLength = obj.length
  
      if (typeof arrayLength === 'number' && arrayLength >= 8 && Number.isInteger(arrayLength) && arrayLength <= 0xffffffff) {
        return asPlainStringArray(obj, arrayLength)
      }
      
    json += JSON_STR_BEGIN_ARRAY
  
      if (arrayLength > 0) {
        const value = obj[0]
        
        if (typeof value !== 'string') {
          if (value === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value instanceof Date) {
            json += JSON_STR_QUOTE + value.toISOString() + JSON_STR_QUOTE
          } else if (value instanceof RegExp) {
            json += asString(value.source)
          } else {
            json += asString(value.toString())
          }
        } else {
          json += asString(value)
        }
        
        for (let i = 1; i < arrayLength; i++) {
          json += JSON_STR_COMMA
          const value = obj[i]
          
        if (typeof value !== 'string') {
          if (value === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value instanceof Date) {
            json += JSON_STR_QUOTE + value.toISOString() + JSON_STR_QUOTE
          } else if (value instanceof RegExp) {
            json += asString(value.source)
          } else {
            json += asString(value.toString())
          }
        } else {
          json += asString(value)
        }
        
        }
      }
      return json + JSON_STR_END_ARRAY
    }

      // "#/properties/outcome"
      function anonymous2 (input) {
        const obj = (input && typeof input.toJSON === 'function')
    ? input.toJSON()
    : input
  
        if (obj === null) return JSON_STR_EMPTY_OBJECT
        let json = ''

        
      const value_kind_10 = obj["kind"]
      if (value_kind_10 !== undefined) {
        json += "{\"kind\":"
        
        if (typeof value_kind_10 !== 'string') {
          if (value_kind_10 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_kind_10 instanceof Date) {
            json += JSON_STR_QUOTE + value_kind_10.toISOString() + JSON_STR_QUOTE
          } else if (value_kind_10 instanceof RegExp) {
            json += asString(value_kind_10.source)
          } else {
            json += asString(value_kind_10.toString())
          }
        } else {
          json += asString(value_kind_10)
        }
        
      } else {
        throw new Error('"kind" is required!')
      }
      
      const value_errorCode_11 = obj["errorCode"]
      if (value_errorCode_11 !== undefined) {
        json += ",\"errorCode\":"
        
        if (typeof value_errorCode_11 !== 'string') {
          if (value_errorCode_11 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_errorCode_11 instanceof Date) {
            json += JSON_STR_QUOTE + value_errorCode_11.toISOString() + JSON_STR_QUOTE
          } else if (value_errorCode_11 instanceof RegExp) {
            json += asString(value_errorCode_11.source)
          } else {
            json += asString(value_errorCode_11.toString())
          }
        } else {
          json += asString(value_errorCode_11)
        }
        
      }

      const value_errorMessage_12 = obj["errorMessage"]
      if (value_errorMessage_12 !== undefined) {
        json += ",\"errorMessage\":"
        
        if (typeof value_errorMessage_12 !== 'string') {
          if (value_errorMessage_12 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_errorMessage_12 instanceof Date) {
            json += JSON_STR_QUOTE + value_errorMessage_12.toISOString() + JSON_STR_QUOTE
          } else if (value_errorMessage_12 instanceof RegExp) {
            json += asString(value_errorMessage_12.source)
          } else {
            json += asString(value_errorMessage_12.toString())
          }
        } else {
          json += asString(value_errorMessage_12)
        }
        
      }

return json + JSON_STR_END_OBJECT

      }
    

    function anonymous3 (obj) {
      // "#/properties/targets"
      let json = ''
  
    if (obj === null) return JSON_STR_EMPTY_ARRAY
    if (!Array.isArray(obj)) {
      throw new TypeError("The value of '#/properties/targets' does not match schema definition.")
    }
    const arrayLength = obj.length
  
      if (typeof arrayLength === 'number' && arrayLength >= 8 && Number.isInteger(arrayLength) && arrayLength <= 0xffffffff) {
        return asPlainStringArray(obj, arrayLength)
      }
      
    json += JSON_STR_BEGIN_ARRAY
  
      if (arrayLength > 0) {
        const value = obj[0]
        
        if (typeof value !== 'string') {
          if (value === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value instanceof Date) {
            json += JSON_STR_QUOTE + value.toISOString() + JSON_STR_QUOTE
          } else if (value instanceof RegExp) {
            json += asString(value.source)
          } else {
            json += asString(value.toString())
          }
        } else {
          json += asString(value)
        }
        
        for (let i = 1; i < arrayLength; i++) {
          json += JSON_STR_COMMA
          const value = obj[i]
          
        if (typeof value !== 'string') {
          if (value === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value instanceof Date) {
            json += JSON_STR_QUOTE + value.toISOString() + JSON_STR_QUOTE
          } else if (value instanceof RegExp) {
            json += asString(value.source)
          } else {
            json += asString(value.toString())
          }
        } else {
          json += asString(value)
        }
        
        }
      }
      return json + JSON_STR_END_ARRAY
    }

      // "#/properties/actor"
      function anonymous4 (input) {
        const obj = (input && typeof input.toJSON === 'function')
    ? input.toJSON()
    : input
  
        if (obj === null) return JSON_STR_EMPTY_OBJECT
        let json = ''

        
      const value_kind_17 = obj["kind"]
      if (value_kind_17 !== undefined) {
        json += "{\"kind\":"
        
        if (typeof value_kind_17 !== 'string') {
          if (value_kind_17 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_kind_17 instanceof Date) {
            json += JSON_STR_QUOTE + value_kind_17.toISOString() + JSON_STR_QUOTE
          } else if (value_kind_17 instanceof RegExp) {
            json += asString(value_kind_17.source)
          } else {
            json += asString(value_kind_17.toString())
          }
        } else {
          json += asString(value_kind_17)
        }
        
      } else {
        throw new Error('"kind" is required!')
      }
      
      const value_name_18 = obj["name"]
      if (value_name_18 !== undefined) {
        json += ",\"name\":"
        
        if (typeof value_name_18 !== 'string') {
          if (value_name_18 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_name_18 instanceof Date) {
            json += JSON_STR_QUOTE + value_name_18.toISOString() + JSON_STR_QUOTE
          } else if (value_name_18 instanceof RegExp) {
            json += asString(value_name_18.source)
          } else {
            json += asString(value_name_18.toString())
          }
        } else {
          json += asString(value_name_18)
        }
        
      } else {
        throw new Error('"name" is required!')
      }
      
      const value_key_19 = obj["key"]
      if (value_key_19 !== undefined) {
        json += ",\"key\":"
        
        if (typeof value_key_19 !== 'string') {
          if (value_key_19 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_key_19 instanceof Date) {
            json += JSON_STR_QUOTE + value_key_19.toISOString() + JSON_STR_QUOTE
          } else if (value_key_19 instanceof RegExp) {
            json += asString(value_key_19.source)
          } else {
            json += asString(value_key_19.toString())
          }
        } else {
          json += asString(value_key_19)
        }
        
      } else {
        throw new Error('"key" is required!')
      }
      
      const value_mfa_20 = obj["mfa"]
      if (value_mfa_20 !== undefined) {
        json += ",\"mfa\":"
        
        if (typeof value_mfa_20 !== 'string') {
          if (value_mfa_20 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_mfa_20 instanceof Date) {
            json += JSON_STR_QUOTE + value_mfa_20.toISOString() + JSON_STR_QUOTE
          } else if (value_mfa_20 instanceof RegExp) {
            json += asString(value_mfa_20.source)
          } else {
            json += asString(value_mfa_20.toString())
          }
        } else {
          json += asString(value_mfa_20)
        }
        
      } else {
        throw new Error('"mfa" is required!')
      }
      
      const value_arn_21 = obj["arn"]
      if (value_arn_21 !== undefined) {
        json += ",\"arn\":"
        
        if (typeof value_arn_21 !== 'string') {
          if (value_arn_21 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_arn_21 instanceof Date) {
            json += JSON_STR_QUOTE + value_arn_21.toISOString() + JSON_STR_QUOTE
          } else if (value_arn_21 instanceof RegExp) {
            json += asString(value_arn_21.source)
          } else {
            json += asString(value_arn_21.toString())
          }
        } else {
          json += asString(value_arn_21)
        }
        
      }

      const value_accountId_22 = obj["accountId"]
      if (value_accountId_22 !== undefined) {
        json += ",\"accountId\":"
        
        if (typeof value_accountId_22 !== 'string') {
          if (value_accountId_22 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_accountId_22 instanceof Date) {
            json += JSON_STR_QUOTE + value_accountId_22.toISOString() + JSON_STR_QUOTE
          } else if (value_accountId_22 instanceof RegExp) {
            json += asString(value_accountId_22.source)
          } else {
            json += asString(value_accountId_22.toString())
          }
        } else {
          json += asString(value_accountId_22)
        }
        
      }

      const value_session_23 = obj["session"]
      if (value_session_23 !== undefined) {
        json += ",\"session\":"
        
        if (typeof value_session_23 !== 'string') {
          if (value_session_23 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_session_23 instanceof Date) {
            json += JSON_STR_QUOTE + value_session_23.toISOString() + JSON_STR_QUOTE
          } else if (value_session_23 instanceof RegExp) {
            json += asString(value_session_23.source)
          } else {
            json += asString(value_session_23.toString())
          }
        } else {
          json += asString(value_session_23)
        }
        
      }

      const value_issuer_24 = obj["issuer"]
      if (value_issuer_24 !== undefined) {
        json += ",\"issuer\":"
        
        if (typeof value_issuer_24 !== 'string') {
          if (value_issuer_24 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_issuer_24 instanceof Date) {
            json += JSON_STR_QUOTE + value_issuer_24.toISOString() + JSON_STR_QUOTE
          } else if (value_issuer_24 instanceof RegExp) {
            json += asString(value_issuer_24.source)
          } else {
            json += asString(value_issuer_24.toString())
          }
        } else {
          json += asString(value_issuer_24)
        }
        
      }

      const value_invokedBy_25 = obj["invokedBy"]
      if (value_invokedBy_25 !== undefined) {
        json += ",\"invokedBy\":"
        
        if (typeof value_invokedBy_25 !== 'string') {
          if (value_invokedBy_25 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_invokedBy_25 instanceof Date) {
            json += JSON_STR_QUOTE + value_invokedBy_25.toISOString() + JSON_STR_QUOTE
          } else if (value_invokedBy_25 instanceof RegExp) {
            json += asString(value_invokedBy_25.source)
          } else {
            json += asString(value_invokedBy_25.toString())
          }
        } else {
          json += asString(value_invokedBy_25)
        }
        
      }

return json + JSON_STR_END_OBJECT

      }
    

      // "#/properties/account"
      function anonymous5 (input) {
        const obj = (input && typeof input.toJSON === 'function')
    ? input.toJSON()
    : input
  
        if (obj === null) return JSON_STR_EMPTY_OBJECT
        let json = ''

        
      const value_id_28 = obj["id"]
      if (value_id_28 !== undefined) {
        json += "{\"id\":"
        
        if (typeof value_id_28 !== 'string') {
          if (value_id_28 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_id_28 instanceof Date) {
            json += JSON_STR_QUOTE + value_id_28.toISOString() + JSON_STR_QUOTE
          } else if (value_id_28 instanceof RegExp) {
            json += asString(value_id_28.source)
          } else {
            json += asString(value_id_28.toString())
          }
        } else {
          json += asString(value_id_28)
        }
        
      } else {
        throw new Error('"id" is required!')
      }
      
      const value_alias_29 = obj["alias"]
      if (value_alias_29 !== undefined) {
        json += ",\"alias\":"
        
        if (typeof value_alias_29 !== 'string') {
          if (value_alias_29 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_alias_29 instanceof Date) {
            json += JSON_STR_QUOTE + value_alias_29.toISOString() + JSON_STR_QUOTE
          } else if (value_alias_29 instanceof RegExp) {
            json += asString(value_alias_29.source)
          } else {
            json += asString(value_alias_29.toString())
          }
        } else {
          json += asString(value_alias_29)
        }
        
      }

return json + JSON_STR_END_OBJECT

      }
    

      // "#/properties/source"
      function anonymous6 (input) {
        const obj = (input && typeof input.toJSON === 'function')
    ? input.toJSON()
    : input
  
        if (obj === null) return JSON_STR_EMPTY_OBJECT
        let json = ''

        
      const value_text_33 = obj["text"]
      if (value_text_33 !== undefined) {
        json += "{\"text\":"
        
        if (typeof value_text_33 !== 'string') {
          if (value_text_33 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_text_33 instanceof Date) {
            json += JSON_STR_QUOTE + value_text_33.toISOString() + JSON_STR_QUOTE
          } else if (value_text_33 instanceof RegExp) {
            json += asString(value_text_33.source)
          } else {
            json += asString(value_text_33.toString())
          }
        } else {
          json += asString(value_text_33)
        }
        
      } else {
        throw new Error('"text" is required!')
      }
      
      const value_kind_34 = obj["kind"]
      if (value_kind_34 !== undefined) {
        json += ",\"kind\":"
        
        if (typeof value_kind_34 !== 'string') {
          if (value_kind_34 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_kind_34 instanceof Date) {
            json += JSON_STR_QUOTE + value_kind_34.toISOString() + JSON_STR_QUOTE
          } else if (value_kind_34 instanceof RegExp) {
            json += asString(value_kind_34.source)
          } else {
            json += asString(value_kind_34.toString())
          }
        } else {
          json += asString(value_kind_34)
        }
        
      } else {
        throw new Error('"kind" is required!')
      }
      
return json + JSON_STR_END_OBJECT

      }
    

      // "#/properties/tool"
      function anonymous7 (input) {
        const obj = (input && typeof input.toJSON === 'function')
    ? input.toJSON()
    : input
  
        if (obj === null) return JSON_STR_EMPTY_OBJECT
        let json = ''

        
      const value_kind_37 = obj["kind"]
      if (value_kind_37 !== undefined) {
        json += "{\"kind\":"
        
        if (typeof value_kind_37 !== 'string') {
          if (value_kind_37 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_kind_37 instanceof Date) {
            json += JSON_STR_QUOTE + value_kind_37.toISOString() + JSON_STR_QUOTE
          } else if (value_kind_37 instanceof RegExp) {
            json += asString(value_kind_37.source)
          } else {
            json += asString(value_kind_37.toString())
          }
        } else {
          json += asString(value_kind_37)
        }
        
      } else {
        throw new Error('"kind" is required!')
      }
      
      const value_name_38 = obj["name"]
      if (value_name_38 !== undefined) {
        json += ",\"name\":"
        
        if (typeof value_name_38 !== 'string') {
          if (value_name_38 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_name_38 instanceof Date) {
            json += JSON_STR_QUOTE + value_name_38.toISOString() + JSON_STR_QUOTE
          } else if (value_name_38 instanceof RegExp) {
            json += asString(value_name_38.source)
          } else {
            json += asString(value_name_38.toString())
          }
        } else {
          json += asString(value_name_38)
        }
        
      } else {
        throw new Error('"name" is required!')
      }
      
return json + JSON_STR_END_OBJECT

      }
    

    function anonymous8 (obj) {
      // "#/properties/why"
      let json = ''
  
    if (obj === null) return JSON_STR_EMPTY_ARRAY
    if (!Array.isArray(obj)) {
      throw new TypeError("The value of '#/properties/why' does not match schema definition.")
    }
    const arrayLength = obj.length
  
      if (typeof arrayLength === 'number' && arrayLength >= 8 && Number.isInteger(arrayLength) && arrayLength <= 0xffffffff) {
        return asPlainStringArray(obj, arrayLength)
      }
      
    json += JSON_STR_BEGIN_ARRAY
  
      if (arrayLength > 0) {
        const value = obj[0]
        
        if (typeof value !== 'string') {
          if (value === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value instanceof Date) {
            json += JSON_STR_QUOTE + value.toISOString() + JSON_STR_QUOTE
          } else if (value instanceof RegExp) {
            json += asString(value.source)
          } else {
            json += asString(value.toString())
          }
        } else {
          json += asString(value)
        }
        
        for (let i = 1; i < arrayLength; i++) {
          json += JSON_STR_COMMA
          const value = obj[i]
          
        if (typeof value !== 'string') {
          if (value === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value instanceof Date) {
            json += JSON_STR_QUOTE + value.toISOString() + JSON_STR_QUOTE
          } else if (value instanceof RegExp) {
            json += asString(value.source)
          } else {
            json += asString(value.toString())
          }
        } else {
          json += asString(value)
        }
        
        }
      }
      return json + JSON_STR_END_ARRAY
    }

    function anonymous9 (obj) {
      // "#/properties/runbook"
      let json = ''
  
    if (obj === null) return JSON_STR_EMPTY_ARRAY
    if (!Array.isArray(obj)) {
      throw new TypeError("The value of '#/properties/runbook' does not match schema definition.")
    }
    const arrayLength = obj.length
  
      if (typeof arrayLength === 'number' && arrayLength >= 8 && Number.isInteger(arrayLength) && arrayLength <= 0xffffffff) {
        return asPlainStringArray(obj, arrayLength)
      }
      
    json += JSON_STR_BEGIN_ARRAY
  
      if (arrayLength > 0) {
        const value = obj[0]
        
        if (typeof value !== 'string') {
          if (value === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value instanceof Date) {
            json += JSON_STR_QUOTE + value.toISOString() + JSON_STR_QUOTE
          } else if (value instanceof RegExp) {
            json += asString(value.source)
          } else {
            json += asString(value.toString())
          }
        } else {
          json += asString(value)
        }
        
        for (let i = 1; i < arrayLength; i++) {
          json += JSON_STR_COMMA
          const value = obj[i]
          
        if (typeof value !== 'string') {
          if (value === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value instanceof Date) {
            json += JSON_STR_QUOTE + value.toISOString() + JSON_STR_QUOTE
          } else if (value instanceof RegExp) {
            json += asString(value.source)
          } else {
            json += asString(value.toString())
          }
        } else {
          json += asString(value)
        }
        
        }
      }
      return json + JSON_STR_END_ARRAY
    }

    function anonymous10 (obj) {
      // "#/properties/attack"
      let json = ''
  
    if (obj === null) return JSON_STR_EMPTY_ARRAY
    if (!Array.isArray(obj)) {
      throw new TypeError("The value of '#/properties/attack' does not match schema definition.")
    }
    const arrayLength = obj.length
  
      if (typeof arrayLength === 'number' && arrayLength >= 8 && Number.isInteger(arrayLength) && arrayLength <= 0xffffffff) {
        return asPlainStringArray(obj, arrayLength)
      }
      
    json += JSON_STR_BEGIN_ARRAY
  
      if (arrayLength > 0) {
        const value = obj[0]
        
        if (typeof value !== 'string') {
          if (value === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value instanceof Date) {
            json += JSON_STR_QUOTE + value.toISOString() + JSON_STR_QUOTE
          } else if (value instanceof RegExp) {
            json += asString(value.source)
          } else {
            json += asString(value.toString())
          }
        } else {
          json += asString(value)
        }
        
        for (let i = 1; i < arrayLength; i++) {
          json += JSON_STR_COMMA
          const value = obj[i]
          
        if (typeof value !== 'string') {
          if (value === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value instanceof Date) {
            json += JSON_STR_QUOTE + value.toISOString() + JSON_STR_QUOTE
          } else if (value instanceof RegExp) {
            json += asString(value.source)
          } else {
            json += asString(value.toString())
          }
        } else {
          json += asString(value)
        }
        
        }
      }
      return json + JSON_STR_END_ARRAY
    }

    function anonymous11 (obj) {
      // "#/properties/cis"
      let json = ''
  
    if (obj === null) return JSON_STR_EMPTY_ARRAY
    if (!Array.isArray(obj)) {
      throw new TypeError("The value of '#/properties/cis' does not match schema definition.")
    }
    const arrayLength = obj.length
  
      if (typeof arrayLength === 'number' && arrayLength >= 8 && Number.isInteger(arrayLength) && arrayLength <= 0xffffffff) {
        return asPlainStringArray(obj, arrayLength)
      }
      
    json += JSON_STR_BEGIN_ARRAY
  
      if (arrayLength > 0) {
        const value = obj[0]
        
        if (typeof value !== 'string') {
          if (value === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value instanceof Date) {
            json += JSON_STR_QUOTE + value.toISOString() + JSON_STR_QUOTE
          } else if (value instanceof RegExp) {
            json += asString(value.source)
          } else {
            json += asString(value.toString())
          }
        } else {
          json += asString(value)
        }
        
        for (let i = 1; i < arrayLength; i++) {
          json += JSON_STR_COMMA
          const value = obj[i]
          
        if (typeof value !== 'string') {
          if (value === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value instanceof Date) {
            json += JSON_STR_QUOTE + value.toISOString() + JSON_STR_QUOTE
          } else if (value instanceof RegExp) {
            json += asString(value.source)
          } else {
            json += asString(value.toString())
          }
        } else {
          json += asString(value)
        }
        
        }
      }
      return json + JSON_STR_END_ARRAY
    }

    function anonymous12 (obj) {
      // "#/properties/references"
      let json = ''
  
    if (obj === null) return JSON_STR_EMPTY_ARRAY
    if (!Array.isArray(obj)) {
      throw new TypeError("The value of '#/properties/references' does not match schema definition.")
    }
    const arrayLength = obj.length
  
      if (typeof arrayLength === 'number' && arrayLength >= 8 && Number.isInteger(arrayLength) && arrayLength <= 0xffffffff) {
        return asPlainStringArray(obj, arrayLength)
      }
      
    json += JSON_STR_BEGIN_ARRAY
  
      if (arrayLength > 0) {
        const value = obj[0]
        
        if (typeof value !== 'string') {
          if (value === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value instanceof Date) {
            json += JSON_STR_QUOTE + value.toISOString() + JSON_STR_QUOTE
          } else if (value instanceof RegExp) {
            json += asString(value.source)
          } else {
            json += asString(value.toString())
          }
        } else {
          json += asString(value)
        }
        
        for (let i = 1; i < arrayLength; i++) {
          json += JSON_STR_COMMA
          const value = obj[i]
          
        if (typeof value !== 'string') {
          if (value === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value instanceof Date) {
            json += JSON_STR_QUOTE + value.toISOString() + JSON_STR_QUOTE
          } else if (value instanceof RegExp) {
            json += asString(value.source)
          } else {
            json += asString(value.toString())
          }
        } else {
          json += asString(value)
        }
        
        }
      }
      return json + JSON_STR_END_ARRAY
    }

      // "#/properties/threshold"
      function anonymous13 (input) {
        const obj = (input && typeof input.toJSON === 'function')
    ? input.toJSON()
    : input
  
        if (obj === null) return JSON_STR_EMPTY_OBJECT
        let json = ''

        
      const value_total_56 = obj["total"]
      if (value_total_56 !== undefined) {
        json += "{\"total\":"
        json += asInteger(value_total_56)
      } else {
        throw new Error('"total" is required!')
      }
      
      const value_over_57 = obj["over"]
      if (value_over_57 !== undefined) {
        json += ",\"over\":"
        json += asInteger(value_over_57)
      } else {
        throw new Error('"over" is required!')
      }
      
      const value_withinSeconds_58 = obj["withinSeconds"]
      if (value_withinSeconds_58 !== undefined) {
        json += ",\"withinSeconds\":"
        json += asInteger(value_withinSeconds_58)
      } else {
        throw new Error('"withinSeconds" is required!')
      }
      
return json + JSON_STR_END_OBJECT

      }
    

      // "#"
      function anonymous0 (input) {
        const obj = (input && typeof input.toJSON === 'function')
    ? input.toJSON()
    : input
  
        if (obj === null) return JSON_STR_EMPTY_OBJECT
        let json = ''

        
      const value_schemaVersion_1 = obj["schemaVersion"]
      if (value_schemaVersion_1 !== undefined) {
        json += "{\"schemaVersion\":"
        json += "1"
      } else {
        throw new Error('"schemaVersion" is required!')
      }
      
      const value_kind_2 = obj["kind"]
      if (value_kind_2 !== undefined) {
        json += ",\"kind\":"
        json += "\"alert\""
      } else {
        throw new Error('"kind" is required!')
      }
      
      const value_id_3 = obj["id"]
      if (value_id_3 !== undefined) {
        json += ",\"id\":"
        
        if (typeof value_id_3 !== 'string') {
          if (value_id_3 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_id_3 instanceof Date) {
            json += JSON_STR_QUOTE + value_id_3.toISOString() + JSON_STR_QUOTE
          } else if (value_id_3 instanceof RegExp) {
            json += asString(value_id_3.source)
          } else {
            json += asString(value_id_3.toString())
          }
        } else {
          json += asString(value_id_3)
        }
        
      } else {
        throw new Error('"id" is required!')
      }
      
      const value_ruleId_4 = obj["ruleId"]
      if (value_ruleId_4 !== undefined) {
        json += ",\"ruleId\":"
        
        if (typeof value_ruleId_4 !== 'string') {
          if (value_ruleId_4 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_ruleId_4 instanceof Date) {
            json += JSON_STR_QUOTE + value_ruleId_4.toISOString() + JSON_STR_QUOTE
          } else if (value_ruleId_4 instanceof RegExp) {
            json += asString(value_ruleId_4.source)
          } else {
            json += asString(value_ruleId_4.toString())
          }
        } else {
          json += asString(value_ruleId_4)
        }
        
      } else {
        throw new Error('"ruleId" is required!')
      }
      
      const value_title_5 = obj["title"]
      if (value_title_5 !== undefined) {
        json += ",\"title\":"
        
        if (typeof value_title_5 !== 'string') {
          if (value_title_5 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_title_5 instanceof Date) {
            json += JSON_STR_QUOTE + value_title_5.toISOString() + JSON_STR_QUOTE
          } else if (value_title_5 instanceof RegExp) {
            json += asString(value_title_5.source)
          } else {
            json += asString(value_title_5.toString())
          }
        } else {
          json += asString(value_title_5)
        }
        
      } else {
        throw new Error('"title" is required!')
      }
      
      const value_severity_6 = obj["severity"]
      if (value_severity_6 !== undefined) {
        json += ",\"severity\":"
        
        if (typeof value_severity_6 !== 'string') {
          if (value_severity_6 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_severity_6 instanceof Date) {
            json += JSON_STR_QUOTE + value_severity_6.toISOString() + JSON_STR_QUOTE
          } else if (value_severity_6 instanceof RegExp) {
            json += asString(value_severity_6.source)
          } else {
            json += asString(value_severity_6.toString())
          }
        } else {
          json += asString(value_severity_6)
        }
        
      } else {
        throw new Error('"severity" is required!')
      }
      
      const value_teams_7 = obj["teams"]
      if (value_teams_7 !== undefined) {
        json += ",\"teams\":"
        json += anonymous1(value_teams_7)
      } else {
        throw new Error('"teams" is required!')
      }
      
      const value_outcome_8 = obj["outcome"]
      if (value_outcome_8 !== undefined) {
        json += ",\"outcome\":"
        json += anonymous2(value_outcome_8)
      } else {
        throw new Error('"outcome" is required!')
      }
      
      const value_action_13 = obj["action"]
      if (value_action_13 !== undefined) {
        json += ",\"action\":"
        
        if (typeof value_action_13 !== 'string') {
          if (value_action_13 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_action_13 instanceof Date) {
            json += JSON_STR_QUOTE + value_action_13.toISOString() + JSON_STR_QUOTE
          } else if (value_action_13 instanceof RegExp) {
            json += asString(value_action_13.source)
          } else {
            json += asString(value_action_13.toString())
          }
        } else {
          json += asString(value_action_13)
        }
        
      } else {
        throw new Error('"action" is required!')
      }
      
      const value_targets_14 = obj["targets"]
      if (value_targets_14 !== undefined) {
        json += ",\"targets\":"
        json += anonymous3(value_targets_14)
      } else {
        throw new Error('"targets" is required!')
      }
      
      const value_actor_15 = obj["actor"]
      if (value_actor_15 !== undefined) {
        json += ",\"actor\":"
        json += anonymous4(value_actor_15)
      } else {
        throw new Error('"actor" is required!')
      }
      
      const value_account_26 = obj["account"]
      if (value_account_26 !== undefined) {
        json += ",\"account\":"
        json += anonymous5(value_account_26)
      } else {
        throw new Error('"account" is required!')
      }
      
      const value_region_30 = obj["region"]
      if (value_region_30 !== undefined) {
        json += ",\"region\":"
        
        if (typeof value_region_30 !== 'string') {
          if (value_region_30 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_region_30 instanceof Date) {
            json += JSON_STR_QUOTE + value_region_30.toISOString() + JSON_STR_QUOTE
          } else if (value_region_30 instanceof RegExp) {
            json += asString(value_region_30.source)
          } else {
            json += asString(value_region_30.toString())
          }
        } else {
          json += asString(value_region_30)
        }
        
      } else {
        throw new Error('"region" is required!')
      }
      
      const value_source_31 = obj["source"]
      if (value_source_31 !== undefined) {
        json += ",\"source\":"
        json += anonymous6(value_source_31)
      } else {
        throw new Error('"source" is required!')
      }
      
      const value_tool_35 = obj["tool"]
      if (value_tool_35 !== undefined) {
        json += ",\"tool\":"
        json += anonymous7(value_tool_35)
      } else {
        throw new Error('"tool" is required!')
      }
      
      const value_time_39 = obj["time"]
      if (value_time_39 !== undefined) {
        json += ",\"time\":"
        
        if (typeof value_time_39 !== 'string') {
          if (value_time_39 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_time_39 instanceof Date) {
            json += JSON_STR_QUOTE + value_time_39.toISOString() + JSON_STR_QUOTE
          } else if (value_time_39 instanceof RegExp) {
            json += asString(value_time_39.source)
          } else {
            json += asString(value_time_39.toString())
          }
        } else {
          json += asString(value_time_39)
        }
        
      } else {
        throw new Error('"time" is required!')
      }
      
      const value_count_40 = obj["count"]
      if (value_count_40 !== undefined) {
        json += ",\"count\":"
        json += asInteger(value_count_40)
      } else {
        throw new Error('"count" is required!')
      }
      
      const value_firstTime_41 = obj["firstTime"]
      if (value_firstTime_41 !== undefined) {
        json += ",\"firstTime\":"
        
        if (typeof value_firstTime_41 !== 'string') {
          if (value_firstTime_41 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_firstTime_41 instanceof Date) {
            json += JSON_STR_QUOTE + value_firstTime_41.toISOString() + JSON_STR_QUOTE
          } else if (value_firstTime_41 instanceof RegExp) {
            json += asString(value_firstTime_41.source)
          } else {
            json += asString(value_firstTime_41.toString())
          }
        } else {
          json += asString(value_firstTime_41)
        }
        
      } else {
        throw new Error('"firstTime" is required!')
      }
      
      const value_lastTime_42 = obj["lastTime"]
      if (value_lastTime_42 !== undefined) {
        json += ",\"lastTime\":"
        
        if (typeof value_lastTime_42 !== 'string') {
          if (value_lastTime_42 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_lastTime_42 instanceof Date) {
            json += JSON_STR_QUOTE + value_lastTime_42.toISOString() + JSON_STR_QUOTE
          } else if (value_lastTime_42 instanceof RegExp) {
            json += asString(value_lastTime_42.source)
          } else {
            json += asString(value_lastTime_42.toString())
          }
        } else {
          json += asString(value_lastTime_42)
        }
        
      } else {
        throw new Error('"lastTime" is required!')
      }
      
      const value_why_43 = obj["why"]
      if (value_why_43 !== undefined) {
        json += ",\"why\":"
        json += anonymous8(value_why_43)
      } else {
        throw new Error('"why" is required!')
      }
      
      const value_runbook_44 = obj["runbook"]
      if (value_runbook_44 !== undefined) {
        json += ",\"runbook\":"
        json += anonymous9(value_runbook_44)
      } else {
        throw new Error('"runbook" is required!')
      }
      
      const value_attack_45 = obj["attack"]
      if (value_attack_45 !== undefined) {
        json += ",\"attack\":"
        json += anonymous10(value_attack_45)
      } else {
        throw new Error('"attack" is required!')
      }
      
      const value_cis_46 = obj["cis"]
      if (value_cis_46 !== undefined) {
        json += ",\"cis\":"
        json += anonymous11(value_cis_46)
      } else {
        throw new Error('"cis" is required!')
      }
      
      const value_references_47 = obj["references"]
      if (value_references_47 !== undefined) {
        json += ",\"references\":"
        json += anonymous12(value_references_47)
      } else {
        throw new Error('"references" is required!')
      }
      
      const value_eventID_48 = obj["eventID"]
      if (value_eventID_48 !== undefined) {
        json += ",\"eventID\":"
        
        if (typeof value_eventID_48 !== 'string') {
          if (value_eventID_48 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_eventID_48 instanceof Date) {
            json += JSON_STR_QUOTE + value_eventID_48.toISOString() + JSON_STR_QUOTE
          } else if (value_eventID_48 instanceof RegExp) {
            json += asString(value_eventID_48.source)
          } else {
            json += asString(value_eventID_48.toString())
          }
        } else {
          json += asString(value_eventID_48)
        }
        
      } else {
        throw new Error('"eventID" is required!')
      }
      
      const value_link_49 = obj["link"]
      if (value_link_49 !== undefined) {
        json += ",\"link\":"
        
        if (typeof value_link_49 !== 'string') {
          if (value_link_49 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_link_49 instanceof Date) {
            json += JSON_STR_QUOTE + value_link_49.toISOString() + JSON_STR_QUOTE
          } else if (value_link_49 instanceof RegExp) {
            json += asString(value_link_49.source)
          } else {
            json += asString(value_link_49.toString())
          }
        } else {
          json += asString(value_link_49)
        }
        
      } else {
        throw new Error('"link" is required!')
      }
      
      const value_lookup_50 = obj["lookup"]
      if (value_lookup_50 !== undefined) {
        json += ",\"lookup\":"
        
        if (typeof value_lookup_50 !== 'string') {
          if (value_lookup_50 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_lookup_50 instanceof Date) {
            json += JSON_STR_QUOTE + value_lookup_50.toISOString() + JSON_STR_QUOTE
          } else if (value_lookup_50 instanceof RegExp) {
            json += asString(value_lookup_50.source)
          } else {
            json += asString(value_lookup_50.toString())
          }
        } else {
          json += asString(value_lookup_50)
        }
        
      } else {
        throw new Error('"lookup" is required!')
      }
      
      const value_settingsVersion_51 = obj["settingsVersion"]
      if (value_settingsVersion_51 !== undefined) {
        json += ",\"settingsVersion\":"
        
        if (typeof value_settingsVersion_51 !== 'string') {
          if (value_settingsVersion_51 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_settingsVersion_51 instanceof Date) {
            json += JSON_STR_QUOTE + value_settingsVersion_51.toISOString() + JSON_STR_QUOTE
          } else if (value_settingsVersion_51 instanceof RegExp) {
            json += asString(value_settingsVersion_51.source)
          } else {
            json += asString(value_settingsVersion_51.toString())
          }
        } else {
          json += asString(value_settingsVersion_51)
        }
        
      } else {
        throw new Error('"settingsVersion" is required!')
      }
      
      const value_because_52 = obj["because"]
      if (value_because_52 !== undefined) {
        json += ",\"because\":"
        
        if (typeof value_because_52 !== 'string') {
          if (value_because_52 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_because_52 instanceof Date) {
            json += JSON_STR_QUOTE + value_because_52.toISOString() + JSON_STR_QUOTE
          } else if (value_because_52 instanceof RegExp) {
            json += asString(value_because_52.source)
          } else {
            json += asString(value_because_52.toString())
          }
        } else {
          json += asString(value_because_52)
        }
        
      }

      const value_userAgent_53 = obj["userAgent"]
      if (value_userAgent_53 !== undefined) {
        json += ",\"userAgent\":"
        
        if (typeof value_userAgent_53 !== 'string') {
          if (value_userAgent_53 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_userAgent_53 instanceof Date) {
            json += JSON_STR_QUOTE + value_userAgent_53.toISOString() + JSON_STR_QUOTE
          } else if (value_userAgent_53 instanceof RegExp) {
            json += asString(value_userAgent_53.source)
          } else {
            json += asString(value_userAgent_53.toString())
          }
        } else {
          json += asString(value_userAgent_53)
        }
        
      }

      const value_threshold_54 = obj["threshold"]
      if (value_threshold_54 !== undefined) {
        json += ",\"threshold\":"
        json += anonymous13(value_threshold_54)
      }

      const value_requestID_59 = obj["requestID"]
      if (value_requestID_59 !== undefined) {
        json += ",\"requestID\":"
        
        if (typeof value_requestID_59 !== 'string') {
          if (value_requestID_59 === null) {
            json += JSON_STR_EMPTY_STRING
          } else if (value_requestID_59 instanceof Date) {
            json += JSON_STR_QUOTE + value_requestID_59.toISOString() + JSON_STR_QUOTE
          } else if (value_requestID_59 instanceof RegExp) {
            json += asString(value_requestID_59.source)
          } else {
            json += asString(value_requestID_59.toString())
          }
        } else {
          json += asString(value_requestID_59)
        }
        
      }

return json + JSON_STR_END_OBJECT

      }
    
    const main = anonymous0
    return main
    
}(validator, serializer)
