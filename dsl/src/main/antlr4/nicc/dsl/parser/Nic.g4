// The .nic language (docs/language.md). What may stand where is checked after parsing, for better messages: here every
// declaration and property is an `item`.
grammar Nic;

file: (importLine | item)* EOF;

importLine: 'import' STRING ';';

body: '{' item* '}';

item
    : declaration
    | registerItem
    | property
    | handler
    | busItem
    ;

declaration
    : 'device' id STRING? body                                                      # device
    | 'template' id ('(' (id (',' id)*)? ')')? body                                 # template
    | 'is' id ('(' (expr (',' expr)*)? ')')? ';'                                    # use
    | 'const' id (':' id)? '=' expr STRING? ';'                                     # constItem
    | 'enum' id ':' id STRING? '{' member (',' member)* ','? '}'                    # enumItem
    | 'layout' id expr STRING? body                                                 # layout
    | 'function' id parameters ':' id STRING? ('=' expr ';' | block)                # function
    | 'parameter' id ':' id '=' expr STRING? ';'                                    # parameter
    | 'domains' id (',' id)* ';'                                                    # domains
    | 'bank' id STRING? body                                                        # bank
    | 'var' id ':' id ('[' expr ']')? ('=' expr)? STRING? onDomains? ';'            # variable
    | 'buffer' id expr STRING? onDomains? ';'                                       # buffer
    | 'ring' id 'of' id STRING? body                                                # ring
    | 'timer' id 'unit' expr STRING? onDomains? (body | ';')                        # timer
    | 'interrupt' id STRING? body                                                   # interrupt
    | 'engine' id STRING? ('on' 'frame' id ('with' id)?)? body                                   # engine
    | 'action' id parameters STRING? actionBody                                     # action
    | 'path' id STRING? '(' id ')' '{' step* '}'                                    # path
    ;

onDomains: 'on' id (',' id)*;

member: id ('=' expr)? STRING?;

parameters: '(' (formal (',' formal)*)? ')';
formal: id ':' id;

actionBody: '{' ('section' STRING ';')? statement* '}';

registerItem
    : 'register' id ('[' expr ']')? ('@' expr ('step' expr)?)? STRING? (body | ';') # register
    | 'field' id range? ('=' expr)? STRING? (body | ';')                            # field
    | kind=('reserved' | 'unimplemented' | 'undocumented') range ('=' expr)? STRING? ';' # bits
    | id range STRING? ';'                                                          # slice
    ;

range: '[' expr (':' expr)? ']';

property
    : 'section' STRING ';'                                                          # section
    | 'spec' STRING ';'                                                             # spec
    | 'reset' expr onDomains? ';'                                                   # resetValue
    | key=('sw' | 'onwrite' | 'partial') id ';'                                     # choice
    | 'onread' id ('at' id)? ';'                                                    # onRead
    | flag=('singlepulse' | 'hwset' | 'counter' | 'saturate' | 'sticky' | 'swmod' | 'swacc') ';' # flag
    | 'intr' 'enable' expr ';'                                                      # interruptEnable
    | 'throttle' expr 'unit' expr ';'                                               # throttle
    | key=('alias' | 'width' | 'default' | 'base' | 'size' | 'head' | 'tail' | 'when' | 'accepts' | 'level') expr ';' # value
    ;

handler
    : 'before' 'read' block                                                         # beforeRead
    | 'on' what=('read' | 'write' | 'expiry' | 'link') block                        # on
    | 'on' 'reset' id (',' id)* block                                               # onReset
    | 'step' block                                                                  # stepBlock
    ;

busItem
    : 'pci' '{' busEntry* '}'                                                       # pci
    | 'bar' expr id 'prefetchable'? expr 'prefetchable'? 'maps' id ';'              # bar
    | 'capability' expr 'at' expr STRING? '{' ('bytes' contents=bytes)? ('writable' mask=bytes)? ('window' window=bytes)? '}' # capability
    | 'msix' expr 'vectors' 'bar' expr ';'                                          # msix
    | 'vhostuser' expr 'rings' 'maps' id ';'                                        # vhostUser
    ;

bytes: '{' (expr (',' expr)*)? ','? '}';

busEntry
    : key=('vendor' | 'device' | 'revision' | 'class') expr ';'                     # identity
    | 'subsystem' key=('vendor' | 'device') expr ';'                                # subsystem
    | 'interrupt' 'pin' id ';'                                                      # pin
    | 'min' 'grant' expr ';'                                                        # minGrant
    | 'max' 'latency' expr ';'                                                      # maxLatency
    | item                                                                          # busOther
    ;

step
    : verb=('read' | 'write') expr ';'                                              # accessStep
    | 'engine' id ';'                                                               # engineStep
    | 'repeat' expr '{' step* '}'                                                   # repeatStep
    | 'optional' '{' step* '}'                                                      # optionalStep
    ;

block: '{' statement* '}';

statement
    : 'let' id '=' 'fetch' id 'at' expr ';'                                         # fetch
    | 'let' id (':' id)? '=' 'read' id 'at' expr ';'                                # readBank
    | 'let' id (':' id)? '=' expr ';'                                               # let
    | 'var' id ':' id '=' expr ';'                                                  # localVariable
    | 'take' id 'from' id ';'                                                       # take
    | 'publish'? 'writeback' expr parts                                             # writeback
    | 'publish'? 'store' id 'at' expr parts                                         # store
    | 'write' id 'at' expr '=' expr ';'                                             # writeBank
    | 'fence' ';'                                                                   # fence
    | 'send' id ('with' id)? ';'                                                     # send
    | 'loop' id ';'                                                                 # loop
    | ifThen                                                                        # ifStatement
    | 'match' '(' expr ')' '{' arm* '}'                                             # match
    | 'for' id 'in' expr '..' expr ('max' expr)? block                              # forLoop
    | 'while' '(' expr ')' ('max' expr)? block                                      # whileLoop
    | 'return' expr? ';'                                                            # returnStatement
    | 'start' id 'after' expr ';'                                                   # start
    | 'stop' id ';'                                                                 # stop
    | 'count' expr ('by' expr)? ';'                                                 # count
    | 'reset' id ';'                                                                # resetDomain
    | 'message' expr ';'                                                            # message
    | expr (op=('=' | '+=' | '-=' | '|=' | '&=' | '^=' | '<<=' | '>>=') expr)? ';'  # exprStatement
    ;

ifThen: 'if' '(' expr ')' block ('else' (block | ifThen))?;

arm: (expr (',' expr)* | 'else') '=>' block;

parts: '{' (id '=' expr ';')* '}';

expr
    : primary                                                                       # atom
    | expr '.' id                                                                   # dot
    | expr '[' expr (':' expr)? ']'                                                 # subscript
    | expr '(' (expr (',' expr)*)? ')'                                              # apply
    | op=('!' | '~' | '-') expr                                                     # unary
    | expr 'as' id                                                                  # cast
    | expr op=('*' | '/' | '%') expr                                                # binary
    | expr op=('+' | '-') expr                                                      # binary
    | expr op=('<<' | '>>') expr                                                    # binary
    | expr op='&' expr                                                              # binary
    | expr op='^' expr                                                              # binary
    | expr op='|' expr                                                              # binary
    | expr op=('==' | '!=' | '<' | '<=' | '>' | '>=') expr                          # binary
    | expr op='&&' expr                                                             # binary
    | expr op='||' expr                                                             # binary
    | <assoc=right> expr '?' expr ':' expr                                          # conditional
    ;

primary
    : INT unit?                                                                     # number
    | word=('true' | 'false')                                                       # truth
    | id                                                                            # reference
    | '(' expr ')'                                                                  # parenthesis
    | '{' expr (',' expr)* ','? '}'                                                 # concat
    ;

unit: 'KiB' | 'MiB' | 'GiB' | 'ns' | 'us' | 'ms';

// Words that mean something in one place only stay free as names everywhere else.
id
    : ID
    | 'accepts' | 'action' | 'after' | 'alias' | 'at' | 'bank' | 'bar' | 'base' | 'before' | 'buffer' | 'by' | 'bytes'
    | 'capability' | 'class' | 'count' | 'counter' | 'default' | 'device' | 'domains' | 'enable' | 'engine'
    | 'expiry' | 'fence' | 'fetch' | 'field' | 'frame' | 'from' | 'grant' | 'head' | 'hwset' | 'interrupt'
    | 'intr' | 'latency' | 'layout' | 'level' | 'link' | 'loop' | 'maps' | 'max' | 'message' | 'min' | 'msix'
    | 'of' | 'on' | 'onread' | 'onwrite' | 'optional' | 'parameter' | 'partial' | 'path' | 'pci' | 'pin'
    | 'prefetchable' | 'publish' | 'read' | 'register' | 'repeat' | 'reserved' | 'reset' | 'revision' | 'ring' | 'rings'
    | 'saturate' | 'section' | 'send' | 'singlepulse' | 'size' | 'spec' | 'start' | 'step' | 'sticky' | 'stop'
    | 'store' | 'subsystem' | 'sw' | 'swacc' | 'swmod' | 'tail' | 'take' | 'template' | 'throttle' | 'timer'
    | 'undocumented' | 'unimplemented' | 'unit' | 'vectors' | 'vendor' | 'vhostuser' | 'when' | 'width' | 'window' | 'with' | 'writable' | 'write'
    | 'writeback' | 'KiB' | 'MiB' | 'GiB' | 'ns' | 'us' | 'ms'
    ;

ID: (LETTER | PASTE) (LETTER | DIGIT | PASTE)*;
INT: ('0x' [0-9a-fA-F_]+ | '0b' [01_]+ | DIGIT (DIGIT | '_')*);
STRING: '"' ('\\' ["\\] | ~["\\\r\n])* '"';
OPEN_STRING: '"' ('\\' ["\\] | ~["\\\r\n])*;
COMMENT: '/*' .*? '*/' -> channel(HIDDEN);
OPEN_COMMENT: '/*' .*?;
LINE_COMMENT: '//' ~[\r\n]* -> channel(HIDDEN);
SPACE: [ \t\r\n\f]+ -> skip;
OTHER: .;

fragment LETTER: [A-Za-z_];
fragment DIGIT: [0-9];
fragment PASTE: '${' LETTER (LETTER | DIGIT)* '}';
