import { useRef } from 'preact/hooks';
import { newKey } from '../session/draft.ts';

/** What was typed into a field, without the blanks around it. */
export const textIn = (filled: FormData, name: string): string => {
  const text = filled.get(name);
  return typeof text === 'string' ? text.trim() : '';
};

/** One key for what is filled in: it is done once, however often it is sent; another try is another decision. */
export const useKey = (): ((filled: FormData) => string) => {
  const key = useRef({ of: '', is: newKey() });
  return (filled) => {
    const of = JSON.stringify([...filled]);
    if (key.current.of !== of) key.current = { of, is: newKey() };
    return key.current.is;
  };
};
