import './editor.css';
import { keepFocus } from '../ui/keep-focus.ts';
import { Page } from './page.ts';

const root = document.getElementById('page');
const nonce = document.querySelector('meta[property="csp-nonce"]')?.getAttribute('content') ?? '';
keepFocus();
if (root !== null) void new Page(root, nonce).start();
