import { render } from 'preact';

const root = document.querySelector('#kantor');
if (root !== null) render(<p>Tanggap</p>, root);
