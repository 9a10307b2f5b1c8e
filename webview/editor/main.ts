import './editor.css';
import { Page } from './page.ts';

const root = document.getElementById('page');
const nonce = document.querySelector('meta[property="csp-nonce"]')?.getAttribute('content') ?? '';
if (root !== null) void new Page(root, nonce).start();
