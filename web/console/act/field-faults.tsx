import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** What is wrong with the fields of a form, in words, by their names. */
export type Faults = Readonly<Record<string, string>>;

/** Those of the form that a field stands in. */
export const FieldFaults = createContext<Faults>({});

type Described = { readonly 'aria-describedby'?: string };

/** What describes a field: its hint, where it has one, and what is wrong with it, where something is. */
export const useDescribed = (id: string, name: string, hasHint = false): Described => {
  const isWrong = useContext(FieldFaults)[name] !== undefined;
  const ids = [...(hasHint ? [`${id}-petunjuk`] : []), ...(isWrong ? [`${id}-salah`] : [])];
  return ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') };
};

/** What is wrong with a field, above it. */
export const Fault = ({ id, name }: { readonly id: string; readonly name: string }) => {
  const words = useContext(FieldFaults)[name];
  return words === undefined ? null : (
    <span class="wrong" id={`${id}-salah`}>
      {words}
    </span>
  );
};
