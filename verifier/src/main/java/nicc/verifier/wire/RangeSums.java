package nicc.verifier.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Ones' complement sums of ranges of frames, by laws instead of word by word:
///
/// * a sum depends on nothing but the bytes of its range;
/// * a sum is what it is with 0 in the place of one of its words, plus that word.
///
/// Bytes that are stored outside of a range are looked through, and a word that is stored in it is taken out.
final class RangeSums {
    private static final int WIDTH = 16;
    private static final int OFFSET = 32;

    private final Frames frames;
    private final World world;
    private final Terms terms;
    private final OnesComplement numbers;

    RangeSums(Frames frames, World world) {
        this.frames = frames;
        this.world = world;
        this.terms = world.terms();
        this.numbers = new OnesComplement(terms);
    }

    /// The sum of a range that ends within the frame.
    ///
    /// @param from 32 bits
    /// @param to 32 bits
    Term sum(Term content, Term from, Term to) {
        Term inner = without(content, from, to, Optional.empty());
        Optional<Terms.Choice> choice = terms.choice(inner);
        if (choice.isPresent()) {
            Terms.Choice c = choice.get();
            return terms.ite(c.condition(), sum(c.then(), from, to), sum(c.otherwise(), from, to));
        }
        Term whole = world.functions().bits("sum", WIDTH, List.of(inner, from, to));
        if (frames.made(inner).orElse(null) instanceof Frames.Made.Put(Term _, Term at, List<Term> bytes)
                && bytes.size() == 2
                && even(at, from)) {
            Term parts = numbers.plus(rest(inner, from, to, at), terms.concat(bytes.getFirst(), bytes.getLast()));
            return terms.ite(within(inner, from, to, at), parts, whole);
        }
        return whole;
    }

    /// The sum of a range with 0 in the place of a word.
    ///
    /// @param word where the word is, at an even distance from the beginning
    Term rest(Term content, Term from, Term to, Term word) {
        Term inner = without(content, from, to, Optional.of(word));
        Optional<Terms.Choice> choice = terms.choice(inner);
        if (choice.isPresent()) {
            Terms.Choice c = choice.get();
            return terms.ite(c.condition(), rest(c.then(), from, to, word), rest(c.otherwise(), from, to, word));
        }
        return world.functions().bits("sum without", WIDTH, List.of(inner, from, to, word));
    }

    /// Says that a sum is what it is without a word, plus the word.
    void divide(Term content, Term from, Term to, Term word) {
        Term parts = numbers.plus(rest(content, from, to, word), frames.load(content, word, 2));
        Term equal = terms.eq(sum(content, from, to), parts);
        frames.law(terms.or(terms.not(within(content, from, to, word)), equal));
    }

    /// Says that sums of equal bytes are equal, of two ranges of a few bytes at the same place.
    void compare(Term content, Term other, Term from, int bytes) {
        List<Term> equal = new ArrayList<>();
        for (int i = 0; i < bytes; i++) {
            Term place = terms.add(from, terms.constant(i, OFFSET));
            equal.add(terms.eq(frames.at(content, place), frames.at(other, place)));
        }
        Term to = terms.add(from, terms.constant(bytes, OFFSET));
        Term sums = terms.eq(sum(content, from, to), sum(other, from, to));
        frames.law(terms.or(terms.not(terms.all(equal)), sums));
    }

    /// Says that three numbers come to the same, whichever two are summed first.
    void associate(Term a, Term b, Term c) {
        frames.law(numbers.associative(a, b, c));
    }

    /// A sum of words as one of 16 bits: taken as a whole, so that what is made of it stays small ([Folding]).
    ///
    /// @param sum 32 bits
    Term folded(Term sum) {
        return world.functions().bits("folded", WIDTH, List.of(sum));
    }

    /// Says that the sum of two words, folded, is their sum.
    Term plus(Term a, Term b) {
        Term sum = numbers.plus(a, b);
        frames.law(terms.eq(folded(terms.add(numbers.wide(a), numbers.wide(b))), sum));
        return sum;
    }

    /// A checksum as the runtime writes it: of the two ways to write 0, all ones (RFC 768).
    Term written(Term checksum) {
        return terms.ite(terms.any(checksum), checksum, numbers.word(0xFFFF));
    }

    private Term within(Term content, Term from, Term to, Term word) {
        Term end = terms.add(word, terms.constant(2, OFFSET));
        return frames.settled(
                terms.all(List.of(terms.ule(from, word), terms.ule(end, to), terms.ule(to, frames.length(content)))));
    }

    private boolean even(Term at, Term from) {
        Term low = terms.extract(terms.sub(at, from), 0, 0);
        return holds(terms.not(low));
    }

    /// The content before all that was stored last outside of a range, or to a word of it.
    private Term without(Term content, Term from, Term to, Optional<Term> word) {
        Term inner = content;
        while (frames.made(inner).orElse(null) instanceof Frames.Made.Put(Term before, Term at, List<Term> bytes)
                && (outside(at, bytes.size(), from, to) || (bytes.size() == 2 && word.equals(Optional.of(at))))) {
            inner = before;
        }
        return inner;
    }

    private boolean outside(Term at, int bytes, Term from, Term to) {
        Term end = terms.add(at, terms.constant(bytes, OFFSET));
        return holds(terms.ule(to, at)) || holds(terms.ule(end, from));
    }

    private boolean holds(Term condition) {
        return terms.known(frames.settled(condition)).orElse(0) == 1;
    }
}
