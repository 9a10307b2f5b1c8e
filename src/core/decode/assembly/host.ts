// What the module asks of its host, which owns the dictionaries.

/** The id of the IPv6 address that stands in `[start, end)`; -1 where none stands there. */
export declare function ipv6Id(start: usize, end: usize): i32;

/** The id of the encryption code in `[start, end)`; -1 where there is no room for another. */
export declare function codeId(start: usize, end: usize): i32;

/** The open row `row` has counters of more than 32 bits, of which `counters` has the bits. */
export declare function keepWide(row: u32, counters: u32): void;
