package nicc.dsl.resolve;

import nicc.dsl.ast.Item;

/// An item after expansion.
///
/// @param item the item
/// @param env what template parameters in it stand for
/// @param inherited whether a template brought it here
record Placed(Item item, Env env, boolean inherited) {}
